import { sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'
import { dueAt } from '../sla/clock.ts'
import { type ExplainedInterval, explain, explainStretch } from '../sla/explanation.ts'
import type { SlaType } from '../sla/sla-type.ts'
import { clockOf } from './clock.ts'
import type { AtendimentoRow } from './row.ts'

/** Why the deadlines of an atendimento are when they are (R83). Plain JSON: ISO instants, milliseconds. */
export type DeadlinesExplained = {
  timeZone: string
  slaTable: string | null
  slaType: SlaType | null
  resolution: DeadlineExplained | null
  /** Null when nothing was promised. */
  firstResponse: (DeadlineExplained & { respondedAt: string | null }) | null
}

/**
 * From the start until the deadline (until now, or the end, when there is none): what counted and what did not. The
 * counted `ms` before the deadline add up to `allowanceMs`.
 */
export type DeadlineExplained = {
  allowanceMs: number
  dueAt: string | null
  intervals: ExplainedInterval[]
}

type Stretch = {
  startedAt: Date
  endedAt: Date | null
  endReason: 'paused' | 'moved' | 'finished' | null
  intervals: ExplainedInterval[] | null
}

/** Past stretches as they counted then; the one that runs as the calendar counts now. */
export async function explainDeadlines(db: Db, row: AtendimentoRow): Promise<DeadlinesExplained> {
  const [stretches, table] = await Promise.all([
    db.rows<Stretch>(sql`
      select started_at, ended_at, end_reason, intervals from sla_stretch
      where atendimento_id = ${row.id} order by started_at, id`),
    db.first<{ name: string }>(sql`select name from sla_table where id = ${row.slaTableId}`),
  ])
  return {
    timeZone: row.calendar.timeZone,
    slaTable: table?.name ?? null,
    slaType: row.slaType,
    resolution: resolution(row, stretches),
    firstResponse: firstResponse(row),
  }
}

function resolution(row: AtendimentoRow, stretches: readonly Stretch[]): DeadlineExplained | null {
  const { allowanceMs, ...clock } = clockOf(row)
  if (allowanceMs === null) return null
  const due = dueAt(row.calendar, { allowanceMs, ...clock }) ?? row.dueAt
  return {
    allowanceMs,
    dueAt: due?.toISOString() ?? null,
    intervals: stretches.flatMap((stretch, i) => [
      ...counted(row, stretch, due),
      ...standing(stretch, stretches[i + 1]),
    ]),
  }
}

function counted({ calendar }: AtendimentoRow, stretch: Stretch, due: Date | null): ExplainedInterval[] {
  if (stretch.intervals) return stretch.intervals
  if (!due || due <= stretch.startedAt) return []
  return explainStretch(calendar, stretch.startedAt, due)
}

/** Between two stretches the clock stood: the customer was asked. */
function standing({ endedAt, endReason }: Stretch, next: Stretch | undefined): ExplainedInterval[] {
  if (!endedAt || endReason !== 'paused') return []
  const to = next?.startedAt ?? null
  const ms = to ? to.getTime() - endedAt.getTime() : null
  return [
    { from: endedAt.toISOString(), to: to?.toISOString() ?? null, ms, counted: false, reason: 'paused' },
  ]
}

function firstResponse(row: AtendimentoRow): DeadlinesExplained['firstResponse'] {
  const { startedAt, firstResponseMinutes, firstRespondedAt, calendar } = row
  if (!startedAt || firstResponseMinutes === null) return null
  const budgetMs = firstResponseMinutes * 60_000
  const { due, intervals } = explain(calendar, { start: startedAt, budgetMs })
  return {
    allowanceMs: budgetMs,
    dueAt: due,
    intervals,
    respondedAt: firstRespondedAt?.toISOString() ?? null,
  }
}
