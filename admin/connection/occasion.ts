import { z } from 'zod'
import { Forbidden, mayUseConnectionTools, type Occasion } from '#engine'
import type { Visit } from '../visit.ts'

/** The case a page was opened from: its tools tell the case, and lead back to it. */
export type CaseOfPage = { atendimentoId: string | undefined; query: string }

export function caseOf(visit: Visit): CaseOfPage {
  const { atendimento } = visit.query(z.object({ atendimento: z.uuid().optional().catch(undefined) }))
  return { atendimentoId: atendimento, query: atendimento ? `?atendimento=${atendimento}` : '' }
}

/** Where a tool is used, and on which version of the connection. */
export function occasionOf(visit: Visit, basis = ''): Occasion {
  const { atendimentoId } = caseOf(visit)
  const version = /^\d{1,9}$/.test(basis) ? Number(basis) : undefined
  return { atendimentoId, version }
}

/** Where one goes when a tool was used. */
export function afterwards(visit: Visit, connectionId: string): string {
  const { atendimentoId } = caseOf(visit)
  return atendimentoId ? `/atendimentos/${atendimentoId}` : `/connections/${connectionId}`
}

/** A page of a tool is not for who may not use it. */
export function mustHaveTools({ actor }: Visit): void {
  if (!mayUseConnectionTools(actor)) throw new Forbidden('only_technical_tools')
}
