import { type Administering, withinCompany } from '../administration/authority.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { LeadKind, LeadStage } from './stages.ts'

/** Somebody who may become a customer, or buy more (R52). */
export type Lead = {
  id: string
  /** Of the same sequence as the atendimentos' (R40, R41). */
  protocol: string
  companyId: string
  customerId: string | null
  operatorId: string | null
  /** The case it was created in; one lead each. */
  createdInId: string | null
  /** The case that follows it under the same protocol. */
  atendimentoId: string | null
  kind: LeadKind
  name: string
  document: string | null
  phone: string | null
  email: string | null
  address: string | null
  interest: string | null
  notes: string | null
  stage: LeadStage
  lostReason: string | null
  createdAt: Date
  updatedAt: Date
  version: number
}

export type LeadItem = Lead & {
  company: string
  customer: string | null
  operator: string | null
  createdIn: string | null
}

export const leadItems: Sql = sql`
  select lead.*, company.name as company, customer.name as customer, operator.name as operator,
    origin.protocol as created_in
  from lead
  join company on company.id = lead.company_id
  left join customer on customer.id = lead.customer_id
  left join operator on operator.id = lead.operator_id
  left join atendimento origin on origin.id = lead.created_in_id`

export function visibleLeads(actor: Administering): Sql {
  return withinCompany(actor, sql`lead.company_id`)
}
