import { type Actor, type ContactActor, membershipOf, type OperatorActor } from '../actor.ts'
import { type Sql, sql } from '../database/sql.ts'
import { Forbidden, NotFound } from '../errors.ts'

/** What an operator may try on an atendimento; whether it may happen now is the machine's to say. */
export const ATENDIMENTO_OPERATOR_VERBS = [
  'check',
  'start',
  'cancel',
  'claim',
  'release',
  'transfer',
  'nextSubprocess',
  'toSubprocess',
  'toProcess',
  'includeViewer',
  'removeViewer',
  'comment',
  'pause',
  'resume',
  'attach',
  'createServiceOrder',
  'changeConnection',
  'createLead',
  'finish',
] as const

export const ATENDIMENTO_CONTACT_VERBS = ['write', 'rate'] as const

export type AtendimentoOperatorVerb = (typeof ATENDIMENTO_OPERATOR_VERBS)[number]
export type AtendimentoVerb =
  | AtendimentoOperatorVerb
  | (typeof ATENDIMENTO_CONTACT_VERBS)[number]
  /** Watching no longer. */
  | 'leave'
  /** Something hanging on it moved, such as a service order, whose own policy has decided. */
  | 'note'

/** Who claims a case acts on it (R48): these are for the responsible, and for supervisors. */
const RESPONSIBLE_VERBS: readonly AtendimentoVerb[] = [
  'release',
  'nextSubprocess',
  'toSubprocess',
  'toProcess',
  'pause',
  'resume',
  'createServiceOrder',
  'changeConnection',
  'createLead',
  'finish',
]
const SUPERVISOR_VERBS: readonly AtendimentoVerb[] = ['transfer']
/** What somebody may who only watches (R57). */
const VIEWER_VERBS: readonly AtendimentoVerb[] = ['comment', 'attach', 'leave']

export type Whose = {
  companyId: string
  customerId: string
  contactId: string | null
  departmentId: string
  operatorId: string | null
  viewerIds: readonly string[]
}

/** Throws NotFound for what the person may not see, Forbidden for what they may not do. */
export function authoriseAtendimento(actor: Actor, verb: AtendimentoVerb, atendimento: Whose): void {
  if (verb === 'note') return
  if (!maySeeAtendimento(actor, atendimento)) throw new NotFound('atendimento')
  if (!mayOnAtendimento(actor, verb, atendimento)) throw new Forbidden(`atendimento.${verb}`)
}

export function mayOnAtendimento(actor: Actor, verb: AtendimentoVerb, atendimento: Whose): boolean {
  switch (actor.kind) {
    case 'system':
      return true
    case 'operator':
      return !isIn(ATENDIMENTO_CONTACT_VERBS, verb) && mayAsOperator(actor, verb, atendimento)
    case 'contact':
      return isIn(ATENDIMENTO_CONTACT_VERBS, verb) && maySeeAtendimento(actor, atendimento)
  }
}

export function maySeeAtendimento(actor: Actor, atendimento: Whose): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'operator')
    return worksOn(actor, atendimento) || atendimento.viewerIds.includes(actor.id)
  return maySeeAsContact(actor, atendimento)
}

/** The same limit as a condition on `atendimento t`, for lists. */
export function visibleAtendimentos(actor: Actor): Sql {
  if (actor.kind === 'system') return sql`true`
  if (actor.kind === 'operator') {
    const conditions: Sql[] = []
    if (actor.companyId !== null) conditions.push(sql`t.company_id = ${actor.companyId}`)
    if (actor.departmentIds !== null)
      conditions.push(sql`t.department_id = any(${[...actor.departmentIds]}::uuid[])`)
    return sql`(${sql.and(conditions)} or t.operator_id = ${actor.id} or exists (
      select 1 from atendimento_viewer v where v.atendimento_id = t.id and v.operator_id = ${actor.id}))`
  }
  const of = (wanted: (membership: ContactActor['memberships'][number]) => boolean) =>
    actor.memberships.filter(wanted).map(({ customerId }) => customerId)
  return sql`(t.customer_id = any(${of(seesAll)}::uuid[])
    or (t.contact_id = ${actor.id} and t.customer_id = any(${of(() => true)}::uuid[]))
    or (t.contact_id is null and t.customer_id = any(${of(({ authorised }) => authorised)}::uuid[])))`
}

function mayAsOperator(actor: OperatorActor, verb: AtendimentoVerb, atendimento: Whose): boolean {
  if (!worksOn(actor, atendimento)) return isIn(VIEWER_VERBS, verb)
  if (actor.role !== 'agent') return true
  if (isIn(SUPERVISOR_VERBS, verb)) return false
  return !isIn(RESPONSIBLE_VERBS, verb) || atendimento.operatorId === actor.id
}

/** Of the operator's company and departments, or theirs already. */
function worksOn({ id, companyId, departmentIds }: OperatorActor, atendimento: Whose): boolean {
  const { operatorId, departmentId } = atendimento
  if (operatorId === id) return true
  if (companyId !== null && companyId !== atendimento.companyId) return false
  return departmentIds === null || departmentIds.includes(departmentId)
}

/** What an operator opened without naming anybody is for every authorised person of the customer. */
function maySeeAsContact(actor: ContactActor, { customerId, contactId }: Whose): boolean {
  const membership = membershipOf(actor, customerId)
  if (!membership) return false
  return contactId === actor.id || seesAll(membership) || (contactId === null && membership.authorised)
}

function seesAll({ seesCompany, administrator }: ContactActor['memberships'][number]): boolean {
  return seesCompany || administrator
}

function isIn(verbs: readonly string[], verb: string): boolean {
  return verbs.includes(verb)
}
