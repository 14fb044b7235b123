import { type Actor, type ContactActor, membershipOf, type OperatorActor } from '../actor.ts'
import { type Sql, sql } from '../database/sql.ts'
import { Forbidden, NotFound } from '../errors.ts'

/** What a person may try on a ticket; whether it may happen now is the machine's to say. */
export type TicketVerb =
  | 'take'
  | 'assign'
  | 'handOver'
  | 'estimate'
  | 'propose'
  | 'resume'
  | 'ask'
  | 'solve'
  | 'reject'
  | 'reclassify'
  | 'note'
  | 'write'
  | 'approveProposal'
  | 'refuseProposal'
  | 'approve'
  | 'approveWithRestrictions'
  | 'refuse'
  | 'keepOpen'
  | 'cancel'
  | 'rate'

export const OPERATOR_VERBS = [
  'take',
  'assign',
  'handOver',
  'estimate',
  'propose',
  'resume',
  'ask',
  'solve',
  'reject',
  'reclassify',
  'note',
  'write',
] as const satisfies readonly TicketVerb[]

export const CONTACT_VERBS = [
  'write',
  'approveProposal',
  'refuseProposal',
  'approve',
  'approveWithRestrictions',
  'refuse',
  'keepOpen',
  'cancel',
  'rate',
] as const satisfies readonly TicketVerb[]

/** Colleagues who see the company's tickets may write on them (R28); deciding is for who opened it or administers. */
const COLLEAGUE_VERBS: readonly TicketVerb[] = ['write', 'keepOpen']

type Whose = {
  companyId: string
  customerId: string
  contactId: string
  departmentId: string
  operatorId: string | null
}

/** Throws NotFound for what the person may not see, Forbidden for what they may not do. */
export function authorise(actor: Actor, verb: TicketVerb, ticket: Whose): void {
  if (!maySee(actor, ticket)) throw new NotFound('ticket')
  if (!may(actor, verb, ticket)) throw new Forbidden(`ticket.${verb}`)
}

export function may(actor: Actor, verb: TicketVerb, ticket: Whose): boolean {
  switch (actor.kind) {
    case 'system':
      return true
    case 'operator':
      return (OPERATOR_VERBS as readonly string[]).includes(verb) && mayAsOperator(actor, verb, ticket)
    case 'contact':
      return (CONTACT_VERBS as readonly string[]).includes(verb) && mayAsContact(actor, verb, ticket)
  }
}

export function maySee(actor: Actor, ticket: Whose): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'operator') {
    const inCompany = actor.companyId === null || actor.companyId === ticket.companyId
    return inCompany && (actor.departmentIds === null || actor.departmentIds.includes(ticket.departmentId))
  }
  const membership = membershipOf(actor, ticket.customerId)
  if (!membership) return false
  return ticket.contactId === actor.id || membership.seesCompany || membership.administrator
}

/** An agent gives away only what is theirs or nobody's; supervisors give away anything. */
function mayAsOperator(actor: OperatorActor, verb: TicketVerb, { operatorId }: Whose): boolean {
  if (verb !== 'assign' || actor.role !== 'agent') return true
  return operatorId === null || operatorId === actor.id
}

function mayAsContact(actor: ContactActor, verb: TicketVerb, ticket: Whose): boolean {
  const membership = membershipOf(actor, ticket.customerId)
  if (!membership) return false
  return ticket.contactId === actor.id || membership.administrator || COLLEAGUE_VERBS.includes(verb)
}

/** The same limit as a condition on `ticket t`, for lists. */
export function visibleTickets(actor: Actor): Sql {
  if (actor.kind === 'system') return sql`true`
  if (actor.kind === 'operator') {
    const conditions: Sql[] = []
    if (actor.companyId !== null) conditions.push(sql`t.company_id = ${actor.companyId}`)
    if (actor.departmentIds !== null)
      conditions.push(sql`t.department_id = any(${[...actor.departmentIds]}::uuid[])`)
    return sql.and(conditions)
  }
  const all = actor.memberships.map((membership) => membership.customerId)
  const wide = actor.memberships
    .filter(({ seesCompany, administrator }) => seesCompany || administrator)
    .map(({ customerId }) => customerId)
  return sql`(t.customer_id = any(${wide}::uuid[])
    or (t.contact_id = ${actor.id} and t.customer_id = any(${all}::uuid[])))`
}
