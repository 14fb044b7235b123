import type { Actor } from '../actor.ts'
import { customersInSight } from '../customer/policy.ts'
import { mustBeIds } from '../database/id.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import type { SlaType } from '../sla/sla-type.ts'
import { companyChoice } from './company-rule.ts'
import { mustBeOperator } from './panel.ts'
import { maySeeAtendimento } from './policy.ts'
import { type AtendimentoRow, readAtendimento } from './row.ts'
import type { NotificationLevel } from './states.ts'

type Named = { id: string; name: string }
/** `suggested`: what the form proposes (R47). */
type Suggested = Named & { suggested: boolean }

export type RegisterChoices = {
  /** R7: more than one only where the rule leaves it free. */
  companies: Named[]
  companyIsFree: boolean
  companyId: string
  departments: Named[]
  connections: (Named & {
    login: string
    address: string | null
    contractId: string | null
    number: number
  })[]
  contracts: (Named & { active: boolean })[]
  contacts: Named[]
  origins: (Suggested & { byTechnician: boolean })[]
  technicians: Named[]
  /** Shown beside the report when no connection says another (R42). */
  address: string | null
}

export type StartChoices = {
  processes: (Named & { slaType: SlaType })[]
  classifications: Suggested[]
  /** What the person group, else the department, proposes. */
  processId: string | null
  classificationId: string | null
  notificationLevel: NotificationLevel
}

export type ForwardChoices = {
  subprocesses: (Named & { executed: boolean; current: boolean })[]
  processes: (Named & { slaType: SlaType })[]
  /** Whoever may watch or become responsible. */
  operators: Named[]
}

export type FinishChoices = {
  classifications: Suggested[]
  defects: Named[]
  ratingAsked: boolean
}

/** Ask: what the forms of an atendimento offer. */
export function atendimentoChoices({ db }: Pick<Deps, 'db'>) {
  async function seen(actor: Actor, id: string): Promise<AtendimentoRow> {
    const row = await readAtendimento(db, id)
    if (!maySeeAtendimento(mustBeOperator(actor), row)) throw new NotFound('atendimento')
    return row
  }

  return {
    /** The first step's (R42), for a customer. Throws NotFound. */
    async registerChoices(actor: Actor, customerId: string, companyId?: string): Promise<RegisterChoices> {
      const operator = mustBeOperator(actor)
      mustBeIds({ customer: customerId, company: companyId })
      const customer = await db.first<{
        companyId: string
        allCompanies: boolean
        address: string | null
      }>(sql`
        select company_id, all_companies, address from customer
        where id = ${customerId} and active and ${customersInSight(operator)}`)
      if (!customer) throw new NotFound('customer')
      const choice = companyChoice(operator.companyId, customer)
      const chosen = choice.isFree ? (companyId ?? customer.companyId) : choice.companyId
      const among = choice.isFree ? sql`true` : sql`id = ${chosen}`
      const found = await db.one<Omit<RegisterChoices, 'companyIsFree' | 'companyId' | 'address'>>(sql`
        select ${list(sql`select id, name from company where active and ${among}`)} as companies,
          ${list(
            sql`select id, name, position from department where company_id = ${chosen} and active
            and (${operator.departmentIds === null} or id = any(${[...(operator.departmentIds ?? [])]}::uuid[]))`,
            'position, name',
          )} as departments,
          ${list(
            sql`select id, coalesce(name, login) as name, login, address, contract_id as "contractId", number
            from connection where customer_id = ${customerId} and active`,
            'number',
          )} as connections,
          ${list(sql`select id, number as name, active from contract where customer_id = ${customerId}`, 'active desc, name')} as contracts,
          ${list(sql`select q.id, q.name from contact q join membership m on m.contact_id = q.id
            where m.customer_id = ${customerId} and q.active`)} as contacts,
          ${list(
            sql`select id, name, suggested, by_technician as "byTechnician", position from origin
            where active and ${shared(chosen)}`,
            'position, name',
          )} as origins,
          ${list(sql`select id, name from operator where active and ${shared(chosen)}`)} as technicians`)
      return { ...found, companyIsFree: choice.isFree, companyId: chosen, address: customer.address }
    },

    /** The third step's (R45). */
    async startChoices(actor: Actor, id: string): Promise<StartChoices> {
      const { companyId, departmentId, personGroupId, notificationLevel } = await seen(actor, id)
      const found = await db.one<Omit<StartChoices, 'notificationLevel'>>(sql`
        select ${processes(companyId)} as processes, ${classifications(companyId, false)} as classifications,
          coalesce(g.process_id, d.process_id) as process_id,
          coalesce(g.classification_id, d.classification_id,
            (select id from classification where active and not closing and suggested and ${shared(companyId)}
              order by company_id is null, position limit 1)) as classification_id
        from department d left join person_group g on g.id = ${personGroupId}::uuid
        where d.id = ${departmentId}`)
      return { ...found, notificationLevel }
    },

    /** Where it can go on (R57). */
    async forwardChoices(actor: Actor, id: string): Promise<ForwardChoices> {
      const { companyId, processId, subprocessId } = await seen(actor, id)
      return db.one<ForwardChoices>(sql`
        select ${processes(companyId)} as processes,
          ${list(
            sql`select s.id, s.name, s.position, coalesce(s.id = ${subprocessId}::uuid, false) as current,
              exists (select 1 from subprocess_run r
                where r.atendimento_id = ${id} and r.subprocess_id = s.id) as executed
            from subprocess s where s.process_id = ${processId}::uuid and s.active`,
            'position, name',
          )} as subprocesses,
          ${list(sql`select id, name from operator where active and ${shared(companyId)}`)} as operators`)
    },

    /** How it can end (R58). */
    async finishChoices(actor: Actor, id: string): Promise<FinishChoices> {
      const { companyId } = await seen(actor, id)
      return db.one<FinishChoices>(sql`
        select ${classifications(companyId, true)} as classifications,
          ${list(sql`select id, name, position from defect where active and ${shared(companyId)}`, 'position, name')} as defects,
          (select default_rating_asked from company where id = ${companyId}) as rating_asked`)
    },
  }
}

/** A list as JSON, so that one statement asks for several. */
function list(rows: Sql, order = 'name'): Sql {
  return sql`(select coalesce(jsonb_agg(x), '[]') from (
    select * from (${rows} limit 1000) x order by ${sql.raw(order)}) x)`
}

/** Of the company, or of every one. */
function shared(companyId: string): Sql {
  return sql`(company_id is null or company_id = ${companyId})`
}

function processes(companyId: string): Sql {
  return list(
    sql`select id, name, sla_type as "slaType", position from process where active and ${shared(companyId)}`,
    'position, name',
  )
}

function classifications(companyId: string, closing: boolean): Sql {
  return list(
    sql`select id, name, suggested, position from classification
      where active and closing = ${closing} and ${shared(companyId)}`,
    'position, name',
  )
}
