import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { catalogue } from '../administration/catalogue.ts'
import { blame, line } from '../administration/input.ts'
import { audit } from '../audit/audit.ts'
import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { SLA_TYPES, type SlaType } from '../sla/sla-type.ts'
import { duration, formatDuration } from './duration.ts'

/** How long each type of work may take, chosen in the contract (R46). */
export type SlaTable = { id: string; companyId: string | null; name: string; active: boolean }

/** In minutes of business time. A type that is not there has no deadline. */
export type SlaTimes = Partial<Record<SlaType, { resolutionMinutes: number; firstResponseMinutes: number }>>

/** What it is chosen by: contracts, and companies for contracts that say nothing. */
type Figures = { times: SlaTimes; contracts: number; companies: string[] }

export function slaTables(deps: Deps) {
  const trail = audit(deps)

  /** Cases under way keep the time they were promised. */
  async function promise(tx: Tx, actor: Actor, table: SlaTable, times: SlaTimes): Promise<void> {
    const before = await timesOf(tx, table.id)
    const rows = Object.entries(times).map(([slaType, time]) => ({ slaType, ...time }))
    await tx.query(sql`delete from sla_time where sla_table_id = ${table.id}`)
    await tx.query(sql`
      insert into sla_time (sla_table_id, sla_type, resolution_minutes, first_response_minutes)
      select ${table.id}, * from ${sql.unnest(rows, { slaType: 'text', resolutionMinutes: 'int', firstResponseMinutes: 'int' })}
    `)
    await trail.record(tx, actor, {
      ...{ action: 'times_changed', entity: 'sla_table', entityId: table.id, name: table.name },
      ...{ before: inWords(before), after: inWords(times) },
    })
  }

  return catalogue<SlaTable, typeof fields, Figures>(deps, {
    entity: 'sla_table',
    fields,
    order: sql`sla_table.name`,
    figures: sql`${TIMES} as times,
      (select count(*)::int from contract where contract.sla_table_id = sla_table.id and contract.active) as contracts,
      array(select name from company where company.sla_table_id = sla_table.id order by name) as companies`,
    elsewhere: ['times'],
    settle: (tx, actor, table, { times }) => promise(tx, actor, table, times),
  })
}

const TIMES = sql`(
  select coalesce(jsonb_object_agg(sla_type, jsonb_build_object(
    'resolutionMinutes', resolution_minutes, 'firstResponseMinutes', first_response_minutes)), '{}')
  from sla_time where sla_time.sla_table_id = sla_table.id)`

async function timesOf(tx: Tx, tableId: string): Promise<SlaTimes> {
  const { times } = await tx.one<{ times: SlaTimes }>(
    sql`select ${TIMES} as times from sla_table where id = ${tableId}`,
  )
  return times
}

/** Both or none; nobody is answered for the first time after the matter was solved. */
const time = z
  .strictObject({ resolution: duration(), firstResponse: duration() })
  .superRefine(({ resolution, firstResponse }, context) => {
    if (resolution !== null && firstResponse === null) blame(context, 'firstResponse', 'required')
    if (resolution === null && firstResponse !== null) blame(context, 'resolution', 'required')
    if (resolution !== null && firstResponse !== null && firstResponse > resolution)
      blame(context, 'firstResponse', 'response_after_resolution')
  })

const fields = {
  name: line(80),
  times: z
    .partialRecord(z.enum(SLA_TYPES), time)
    .default({})
    .transform((times) =>
      Object.fromEntries(
        Object.entries(times).flatMap(([type, { resolution, firstResponse }]) =>
          resolution === null || firstResponse === null
            ? []
            : [[type, { resolutionMinutes: resolution, firstResponseMinutes: firstResponse }]],
        ),
      ),
    ),
}

/** For the audit trail: `8:00 / 1:00` by type. */
function inWords(times: SlaTimes) {
  return Object.fromEntries(
    SLA_TYPES.flatMap((type) => {
      const time = times[type]
      if (!time) return []
      return [
        [type, `${formatDuration(time.resolutionMinutes)} / ${formatDuration(time.firstResponseMinutes)}`],
      ]
    }),
  )
}
