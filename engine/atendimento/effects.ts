import type { Tx } from '../database/database.ts'
import { newId } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import type { Action } from '../lifecycle/actions.ts'
import { usedAt } from '../sla/clock.ts'
import { explainStretch } from '../sla/explanation.ts'
import type { AtendimentoNews } from './events.ts'
import type { AtendimentoRow } from './row.ts'
import type { AtendimentoStep } from './store.ts'

export type PerformedStep = AtendimentoStep & { row: AtendimentoRow; eventId: string }
export type AtendimentoEffects = { perform(tx: Tx, action: Action, step: PerformedStep): Promise<void> }
type StretchEnd = 'paused' | 'moved' | 'finished'

/** What the atendimento machine names, done in the same transaction. An effect without a line here does not pass. */
export function atendimentoEffects(parts: {
  tell(tx: Tx, news: AtendimentoNews, step: PerformedStep): Promise<void>
}): AtendimentoEffects {
  return {
    async perform(tx, { type, params }, step) {
      switch (type) {
        case 'tell':
          return parts.tell(tx, (params as { news: AtendimentoNews }).news, step)
        case 'beginStretch':
          return beginStretch(tx, step)
        case 'endStretch':
          return endStretch(tx, (params as { why: StretchEnd }).why, step)
        case 'moveRun':
          await endRun(tx, step)
          return beginRun(tx, step)
        case 'endRun':
          return endRun(tx, step)
        case 'noted':
          return
        default:
          throw new Error(`the atendimento machine names an effect that nobody performs: ${type}`)
      }
    },
  }
}

async function beginStretch(tx: Tx, { row, at }: PerformedStep): Promise<void> {
  await tx.query(sql`
    insert into sla_stretch (id, atendimento_id, calendar_id, started_at)
    values (${newId()}, ${row.id}, ${row.calendarId}, ${at})`)
}

/** Kept with what counted and what did not, for the calendar may be another one when somebody asks (R83). */
async function endStretch(tx: Tx, why: StretchEnd, { before, at }: PerformedStep): Promise<void> {
  const { calendar, slaRunningSince } = before
  if (!slaRunningSince) return
  const usedMs = usedAt(calendar, { allowanceMs: null, usedMs: 0, runningSince: slaRunningSince }, at)
  const intervals = explainStretch(calendar, slaRunningSince, at)
  await tx.query(sql`
    update sla_stretch set ended_at = ${at}, end_reason = ${why}, used_ms = ${usedMs}, intervals = ${sql.json(intervals)}
    where atendimento_id = ${before.id} and ended_at is null`)
}

/** The subprocess that begins (R56). */
async function beginRun(tx: Tx, { row, actor, at }: PerformedStep): Promise<void> {
  if (!row.subprocessId) return
  await tx.query(sql`
    insert into subprocess_run (id, atendimento_id, process_id, subprocess_id, started_at, started_by)
    values (${newId()}, ${row.id}, ${row.processId}, ${row.subprocessId}, ${at}, ${actor.name})`)
}

async function endRun(tx: Tx, { row, actor, at }: PerformedStep): Promise<void> {
  await tx.query(sql`
    update subprocess_run set ended_at = ${at}, ended_by_id = ${actor.kind === 'operator' ? actor.id : null},
      ended_by = ${actor.name}
    where atendimento_id = ${row.id} and ended_at is null`)
}
