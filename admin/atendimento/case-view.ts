import type { AtendimentoView, ExpressCheck } from '#engine'
import type { Visit } from '../visit.ts'

/** What the page of a case shows: the case, and the last express check with the currency of its amounts. */
export type CaseView = Omit<AtendimentoView, 'check'> & { check: ExpressCheck | null }

export async function viewOfCase({ engine, actor }: Visit, id: string): Promise<CaseView> {
  const [view, check] = await Promise.all([
    engine.atendimentos.view(actor, id),
    engine.expressChecks.latest(actor, id),
  ])
  return { ...view, check }
}
