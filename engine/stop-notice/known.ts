import { type Actor, membershipOf } from '../actor.ts'
import { possibleId } from '../administration/input.ts'
import { customersInSight } from '../customer/policy.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import type { StopNotice } from './stop-notice.ts'

/** What a customer is told. */
export type KnownStop = Pick<StopNotice, 'id' | 'number' | 'message' | 'openedAt' | 'expectedUntil'> & {
  accessPoint: string
}

export function knownStops({ db }: Pick<Deps, 'db'>) {
  return {
    /**
     * What a customer should hear before anything else: the open notices where their connection hangs, or all of their
     * connections. Throws NotFound for a customer who is not the person's.
     */
    async known(
      actor: Actor,
      { customerId, connectionId = null }: { customerId: string; connectionId?: string | null },
    ): Promise<KnownStop[]> {
      const isTheirs = actor.kind === 'contact' ? membershipOf(actor, customerId) : true
      const inSight = actor.kind === 'contact' ? sql`true` : customersInSight(actor)
      const customer =
        isTheirs &&
        (await db.first(sql`select from customer where id = ${possibleId(customerId)} and ${inSight}`))
      if (!customer) throw new NotFound('customer_not_found')
      return db.rows<KnownStop>(sql`
        select distinct on (s.opened_at, s.id) s.id, s.number, s.message, s.opened_at, s.expected_until,
          a.name as access_point
        from connection n
        join stop_notice s on s.access_point_id = n.access_point_id and s.closed_at is null
        join access_point a on a.id = s.access_point_id
        where n.customer_id = ${customerId} and n.active
          and (${connectionId}::uuid is null or n.id = ${connectionId}::uuid)
        order by s.opened_at, s.id limit 20`)
    },
  }
}
