import { type Answer, redirect } from '../answer.ts'
import { noFields } from '../form/fields.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { atendimentoTexts } from './texts.ts'

/** Somebody watches no longer; whoever takes themselves out may not see the case any more. */
export async function removeViewer(visit: Visit): Promise<Answer> {
  const { engine, actor, language } = visit
  visit.form(noFields)
  const operatorId = visit.id('operator')
  const { viewers: t } = atendimentoTexts(language)
  const { viewers } = await engine.atendimentos.view(actor, visit.id())
  await engine.atendimentos.removeViewer(actor, visit.id(), { operatorId })
  if (operatorId === actor.id) return redirect('/atendimentos?tab=viewing', success(t.left))
  const name = viewers.find(({ id }) => id === operatorId)?.name ?? ''
  return redirect(`/atendimentos/${visit.id()}`, success(t.removed(name)))
}
