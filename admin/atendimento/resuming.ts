import { type Answer, redirect } from '../answer.ts'
import { noFields } from '../form/fields.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { atendimentoTexts } from './texts.ts'

/** The clock goes on without an answer of the customer. */
export async function resume(visit: Visit): Promise<Answer> {
  visit.form(noFields)
  await visit.engine.atendimentos.resume(visit.actor, visit.id())
  return redirect(`/atendimentos/${visit.id()}`, success(atendimentoTexts(visit.language).done.resume))
}
