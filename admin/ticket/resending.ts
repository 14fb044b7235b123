import { NotFound } from '#engine'
import { type Answer, redirect } from '../answer.ts'
import { caseTexts } from '../case/texts.ts'
import { noFields } from '../form/fields.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'

/** A notice of this ticket that did not arrive goes back into line. */
export async function resendNotice(visit: Visit): Promise<Answer> {
  const { engine, actor, language } = visit
  visit.form(noFields)
  const id = visit.id()
  const notice = visit.param('notice')
  const { deliveries } = await engine.tickets.view(actor, id)
  if (!deliveries.some((delivery) => delivery.id === notice)) throw new NotFound('outbox_message')
  await engine.outbox.resend(actor, notice)
  return redirect(`/tickets/${id}`, success(caseTexts(language).delivery.resent))
}
