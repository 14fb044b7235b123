import type { OperatorActor } from '../actor.ts'
import { possibleId } from '../administration/input.ts'
import { visibleAtendimentos } from '../atendimento/policy.ts'
import type { AtendimentoState } from '../atendimento/states.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { visibleServiceOrders } from '../service-order/policy.ts'
import type { ServiceOrderState } from '../service-order/states.ts'

export type OpenCase = {
  id: string
  protocol: string
  state: AtendimentoState
  report: string
  operator: string | null
  openedAt: Date
  dueAt: Date | null
}

export type OpenOrder = {
  id: string
  number: string
  state: ServiceOrderState
  type: string
  technician: string | null
  openedAt: Date
  scheduledFrom: Date | null
}

/** What is not done for a customer. */
export type OpenWork = { cases: OpenCase[]; serviceOrders: OpenOrder[] }

export function openWork({ db }: Pick<Deps, 'db'>) {
  return {
    /** What of it the operator may see; the oldest first, and of each at most fifty. */
    async of(actor: OperatorActor, customerId: string): Promise<OpenWork> {
      const [cases, serviceOrders] = await Promise.all([
        db.rows<OpenCase>(sql`
          select t.id, t.protocol, t.state, left(t.report, 300) as report, o.name as operator, t.opened_at, t.due_at
          from atendimento t left join operator o on o.id = t.operator_id
          where t.customer_id = ${possibleId(customerId)} and t.state not in ('finished', 'cancelled')
            and ${visibleAtendimentos(actor)}
          order by t.opened_at, t.id limit 50`),
        db.rows<OpenOrder>(sql`
          select s.id, s.number, s.state, k.name as type, o.name as technician, s.opened_at, s.scheduled_from
          from service_order s
          join atendimento t on t.id = s.atendimento_id
          join service_order_type k on k.id = s.type_id
          left join operator o on o.id = s.technician_id
          where s.customer_id = ${possibleId(customerId)} and s.state not in ('closed', 'cancelled')
            and ${visibleServiceOrders(actor)}
          order by s.opened_at, s.id limit 50`),
      ])
      return { cases, serviceOrders }
    },
  }
}
