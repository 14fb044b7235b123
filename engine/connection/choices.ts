import type { Actor } from '../actor.ts'
import { mustSee } from '../administration/authority.ts'
import { possibleId } from '../administration/input.ts'
import { customersInSight } from '../customer/policy.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { mayReadConnections } from './policy.ts'

type Choice = { id: string; name: string }

/** What the forms of a customer's connections offer: what the verbs would take. */
export type ConnectionChoices = { contracts: Choice[]; accessPoints: Choice[]; exceptionReasons: Choice[] }

export function connectionChoices({ db }: Pick<Deps, 'db'>) {
  return {
    /** Throws NotFound for a customer whom the person does not serve. */
    async choices(actor: Actor, customerId: string): Promise<ConnectionChoices> {
      mustSee(mayReadConnections(actor), 'customer')
      const found = await db.first<ConnectionChoices>(sql`
        select
          (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.number || ' · ' || plan.name)
              order by k.active desc, k.starts_on desc, k.id), '[]')
            from contract k join plan on plan.id = k.plan_id where k.customer_id = customer.id) as contracts,
          (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) order by a.name, a.id), '[]')
            from access_point a
            where a.active and (a.company_id is null or a.company_id = customer.company_id or customer.all_companies)
          ) as access_points,
          (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name)
              order by r.position, r.name, r.id), '[]')
            from exception_reason r
            where r.active and (r.company_id is null or r.company_id = customer.company_id or customer.all_companies)
          ) as exception_reasons
        from customer where customer.id = ${possibleId(customerId)} and ${customersInSight(actor)}`)
      if (!found) throw new NotFound('customer_not_found')
      return found
    },
  }
}
