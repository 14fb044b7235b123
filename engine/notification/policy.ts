import type { Actor } from '../actor.ts'
import { maySeeAtendimento, visibleAtendimentos, type Whose } from '../atendimento/policy.ts'
import { type Sql, sql } from '../database/sql.ts'
import { maySee, visibleTickets } from '../ticket/policy.ts'

/** The case that a message tells of; both null for what belongs to none (codes, welcomes). */
export type LetterCase = { ticket: Parameters<typeof maySee>[1] | null; atendimento: Whose | null }

/** Messages that did not arrive: administrators of all companies see all, other operators those of the cases they see. */
export function maySeeLetter(actor: Actor, { ticket, atendimento }: LetterCase): boolean {
  if (seesAll(actor)) return true
  if (actor.kind !== 'operator') return false
  if (ticket) return maySee(actor, ticket)
  return atendimento !== null && maySeeAtendimento(actor, atendimento)
}

/** The same limit as a condition on `letter`, for lists. */
export function visibleLetters(actor: Actor): Sql {
  if (seesAll(actor)) return sql`true`
  return sql`(exists (select 1 from ticket t where t.id = letter.ticket_id and ${visibleTickets(actor)})
    or exists (select 1 from atendimento t where t.id = letter.atendimento_id and ${visibleAtendimentos(actor)}))`
}

function seesAll(actor: Actor): boolean {
  if (actor.kind === 'system') return true
  return actor.kind === 'operator' && actor.role === 'administrator' && actor.companyId === null
}
