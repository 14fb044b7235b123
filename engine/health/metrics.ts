import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Database } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import { prometheusMetrics } from '../jobs/prometheus.ts'

/** Every figure of this process and of the desk: counters are pushed, what waits is asked for when somebody looks. */
export function metricsRegistry(db: Database) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const metrics = prometheusMetrics(registry)

  new Gauge({
    name: 'bote_tickets',
    help: 'Tickets by state',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const rows = await db.rows<{ state: string; count: number }>(
        sql`select state, sum(count)::int as count from state_count where entity = 'ticket' group by state`,
      )
      this.reset()
      for (const { state, count } of rows) this.set({ state }, count)
    },
  })
  new Gauge({
    name: 'bote_waiting',
    help: 'What waits to be done, and what was given up and waits for a person',
    labelNames: ['what'],
    registers: [registry],
    async collect() {
      const rows = await db.rows<{ what: string; count: number }>(sql`
        select 'messages_in' as what, count(*)::int as count from inbox_message where state = 'waiting'
        union all select 'messages_in_parked', count(*)::int from inbox_message where state = 'parked'
        union all select 'messages_out', count(*)::int from outbox_message where state in ('queued', 'sending')
        union all select 'messages_out_dead', count(*)::int from outbox_message where state = 'dead'
        union all select 'deadlines_due', count(*)::int from timer where due_at < clock_timestamp()`)
      for (const { what, count } of rows) this.set({ what }, count)
    },
  })
  return { registry, metrics }
}
