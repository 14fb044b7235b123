import type { Actor, OperatorActor, SystemActor } from '../actor.ts'
import { type Sql, sql } from '../database/sql.ts'
import { Forbidden, NotFound } from '../errors.ts'

/** Who may be asked about the administration at all: people of the desk, and Bote itself. */
export type Administering = OperatorActor | SystemActor

/** Administrators change what is kept; the seed and the command line act as Bote itself. */
export function isAdministrator(actor: Actor): actor is Administering {
  return actor.kind === 'system' || (actor.kind === 'operator' && actor.role === 'administrator')
}

/** Supervisors read what administrators keep. */
export function isSupervisor(actor: Actor): actor is Administering {
  return actor.kind === 'system' || (actor.kind === 'operator' && actor.role !== 'agent')
}

export function isStaff(actor: Actor): actor is Administering {
  return actor.kind !== 'contact'
}

/** What all companies share (plans, calendars …) is changed only by who answers for all of them. */
export function isAdministratorOfAll(actor: Actor): actor is Administering {
  return isAdministrator(actor) && companyOf(actor) === null
}

/** What belongs to a company is changed by its administrators; what belongs to none, by who answers for all of them. */
export function mayChangeOwned(actor: Actor, companyId: string | null): actor is Administering {
  return isAdministrator(actor) && (companyOf(actor) === null || companyOf(actor) === companyId)
}

/** The one company the person is limited to; null: all of them. */
export function companyOf(actor: Administering): string | null {
  return actor.kind === 'operator' ? actor.companyId : null
}

/** May they see it at all? Otherwise it does not exist for them. */
export function mustSee(allowed: boolean, noun: string): asserts allowed {
  if (!allowed) throw new NotFound(`${noun}_not_found`)
}

/** They may see it; may they do this? `code` defaults to `only_administrators`. */
export function mustBeAllowed(allowed: boolean, code = 'only_administrators'): asserts allowed {
  if (!allowed) throw new Forbidden(code)
}

/** A condition on a company's column that keeps a limited person within their company. */
export function withinCompany(actor: Administering, column: Sql): Sql {
  const companyId = companyOf(actor)
  return companyId === null ? sql`true` : sql`${column} = ${companyId}`
}

/** As withinCompany, and also what belongs to no company in particular. */
export function withinCompanyOrShared(actor: Administering, column: Sql): Sql {
  const companyId = companyOf(actor)
  return companyId === null ? sql`true` : sql`(${column} = ${companyId} or ${column} is null)`
}
