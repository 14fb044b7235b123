import type { Actor } from '../actor.ts'
import { type Sql, sql } from '../database/sql.ts'
import { maySee, visibleTickets } from '../ticket/policy.ts'

/** The ticket that a message tells of; null for what belongs to none (codes, welcomes). */
export type LetterTicket = Parameters<typeof maySee>[1] | null

/** Messages that did not arrive: administrators of all companies see all, other operators those of the tickets they see. */
export function maySeeLetter(actor: Actor, ticket: LetterTicket): boolean {
  if (seesAll(actor)) return true
  return actor.kind === 'operator' && ticket !== null && maySee(actor, ticket)
}

/** The same limit as a condition, for lists where `t` is the ticket. */
export function visibleLetters(actor: Actor): Sql {
  if (seesAll(actor)) return sql`true`
  return sql`(t.id is not null and ${visibleTickets(actor)})`
}

function seesAll(actor: Actor): boolean {
  if (actor.kind === 'system') return true
  return actor.kind === 'operator' && actor.role === 'administrator' && actor.companyId === null
}
