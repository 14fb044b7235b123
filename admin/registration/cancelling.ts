import { z } from 'zod'
import { type Answer, redirect } from '../answer.ts'
import { text } from '../form/fields.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { registrationTexts } from './texts.ts'

const schema = z.strictObject({ reason: text(500) })

/** Only before the third step; the protocol stays, with the reason. */
export async function cancel(visit: Visit): Promise<Answer> {
  const { engine, actor, language } = visit
  const { reason } = visit.form(schema)
  await engine.atendimentos.cancel(actor, visit.id(), { reason })
  await engine.drafts.drop(actor, 'start', visit.id())
  return redirect(`/atendimentos/${visit.id()}`, success(registrationTexts(language).starting.cancelled))
}
