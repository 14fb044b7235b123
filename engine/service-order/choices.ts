import type { OperatorActor } from '../actor.ts'
import { withinCompany } from '../administration/authority.ts'
import { possibleId } from '../administration/input.ts'
import { authoriseAtendimento } from '../atendimento/policy.ts'
import { readAtendimento } from '../atendimento/row.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'

export type ServiceOrderType = { id: string; name: string; minutes: number }
export type OrderingCompany = { id: string; name: string; timeZone: string }
export type Technician = { id: string; name: string; groupIds: string[] }

/** What the forms of a service order offer: what is in use in its company. */
export type ServiceOrderChoices = {
  types: ServiceOrderType[]
  defects: { id: string; name: string }[]
  technicianGroups: { id: string; name: string }[]
  /** Those who belong to a group first, then whoever else could go. */
  technicians: Technician[]
  hasFieldSystem: boolean
}

/** How a new order begins, made from its atendimento: to be changed by whoever knows better. */
export type Suggestion = {
  protocol: string
  customer: string
  reportedDefect: string
  defectId: string | null
  address: string | null
}

const LONGEST_SUGGESTION = 1_000

/** Ask: what the forms begin with. */
export function serviceOrderChoices({ db }: Pick<Deps, 'db'>) {
  return {
    /** The companies of the operator that work with service orders, by name. */
    companies(actor: OperatorActor): Promise<OrderingCompany[]> {
      return db.rows<OrderingCompany>(sql`
        select id, name, time_zone from company
        where active and uses_atendimentos and ${withinCompany(actor, sql`id`)} order by name, id`)
    },

    /** For operators of the company. Throws NotFound. */
    async choices(actor: OperatorActor, companyId: string): Promise<ServiceOrderChoices> {
      const isTheirs = actor.companyId === null || actor.companyId === companyId
      const found = isTheirs
        ? await db.first<ServiceOrderChoices>(sql`
            select
              ${named('service_order_type', "'id', k.id, 'name', k.name, 'minutes', k.minutes")} as types,
              ${named('defect', "'id', k.id, 'name', k.name")} as defects,
              (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name) order by lower(k.name), k.id), '[]')
                from technician_group k where ${OWN}) as technician_groups,
              (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'groupIds', k.group_ids)
                  order by k.group_ids = '{}', lower(k.name), k.id), '[]')
                from (
                  select o.*, array(
                    select m.technician_group_id from technician_group_member m
                    join technician_group g on g.id = m.technician_group_id and g.active where m.operator_id = o.id
                  ) as group_ids from operator o
                ) k where ${OWN}) as technicians,
              exists (select 1 from outside_system x
                where x.company_id = c.id and x.kind = 'field' and x.active) as has_field_system
            from company c where c.id = ${possibleId(companyId)}`)
        : undefined
      if (!found) throw new NotFound('company')
      return found
    },

    /** R53: the reported defect comes from the report. Throws NotFound, Forbidden. */
    async suggestion(
      actor: OperatorActor,
      atendimentoId: string,
    ): Promise<Suggestion & { companyId: string }> {
      const atendimento = await readAtendimento(db, atendimentoId)
      authoriseAtendimento(actor, 'createServiceOrder', atendimento)
      const { customer, address } = await db.one<{ customer: string; address: string | null }>(sql`
        select u.name as customer, coalesce(n.address, u.address) as address
        from customer u left join connection n on n.id = ${atendimento.connectionId}
        where u.id = ${atendimento.customerId}`)
      return {
        companyId: atendimento.companyId,
        protocol: atendimento.protocol,
        customer,
        reportedDefect: atendimento.report.slice(0, LONGEST_SUGGESTION).replace(/[\uD800-\uDBFF]$/, ''),
        defectId: atendimento.defectId,
        address,
      }
    },
  }
}

const OWN = sql.raw('k.active and (k.company_id is null or k.company_id = c.id)')

/** What is in use, in the order it was put in. */
function named(table: string, fields: string) {
  return sql.raw(`(select coalesce(jsonb_agg(jsonb_build_object(${fields}) order by k.position, lower(k.name), k.id), '[]')
    from ${table} k where k.active and (k.company_id is null or k.company_id = c.id))`)
}
