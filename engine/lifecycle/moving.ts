import type { EventObject } from 'xstate'
import { type Actor, SYSTEM } from '../actor.ts'
import type { Clock } from '../database/clock.ts'
import type { Tx } from '../database/database.ts'
import { newId } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'
import { Conflict } from '../errors.ts'
import { type Words, wordsOf } from '../history/wording.ts'
import type { By, Stateful, StepNote } from './lifecycle.ts'
import { takeTimer } from './timers.ts'

/** One movement of one row by one person. */
export type Move<Row, Event, Verb> = {
  verb: Verb
  words?: Words
  visibility?: 'public' | 'private'
  /** What the history keeps besides. */
  data?: Record<string, unknown>
  /** Refuses when somebody changed the row since this version was read. */
  version?: number
  /** Runs on the locked row before the step, in its transaction. */
  before?(tx: Tx, row: Row): Promise<void>
  /** Runs after the step, in its transaction. */
  after?(tx: Tx, row: Row): Promise<void>
} & (
  | { event: Event | ((row: Row) => Event) }
  /** The event, and what the history keeps of it, where the locked row must be asked for them. */
  | { decide(tx: Tx, row: Row): Promise<{ event: Event; data?: Record<string, unknown> }> }
)

export type MoveRow<Row, Event, Verb> = (
  actor: Actor,
  id: string,
  move: Move<Row, Event, Verb>,
) => Promise<Row>

type Moving<Row, Event, Verb> = {
  db: Db
  clock: Clock
  entity: string
  lock(tx: Tx, id: string): Promise<Row>
  /** Throws NotFound for what the person may not see, Forbidden for what they may not do. */
  authorise(actor: Actor, verb: Verb, row: Row): void
  advance(tx: Tx, row: Row, event: Event, by: By): Promise<Row>
}

/** How every verb moves its row: locked, authorised, one step, whole or not at all. */
export function moving<Row extends Stateful, Event extends EventObject, Verb>({
  db,
  clock,
  entity,
  lock,
  authorise,
  advance,
}: Moving<Row, Event, Verb>) {
  const move: MoveRow<Row, Event, Verb> = (actor, id, asked) =>
    db.transaction(async (tx) => {
      const { verb, version } = asked
      const row = await lock(tx, id)
      authorise(actor, verb, row)
      if (version !== undefined && version !== row.version) throw await changedMeanwhile(tx, entity, row)
      await asked.before?.(tx, row)
      const { event, data } = await decided(tx, row, asked)
      const note = noteOf(actor, { ...asked, data: data ?? asked.data })
      const moved = await advance(tx, row, event, { actor, at: clock.now(), ...(note ? { note } : {}) })
      await asked.after?.(tx, moved)
      return moved
    })

  return {
    move,

    /** A deadline fell due (the sweeper calls this). Does nothing when it was disarmed in between. */
    async fireTimer(tx: Tx, timer: FiredTimer): Promise<void> {
      const row = await lock(tx, timer.entityId)
      if (!(await takeTimer(tx, timer))) return
      await advance(tx, row, timer.event as Event, { actor: SYSTEM, at: clock.now() })
    },
  }
}

export type FiredTimer = { entity: string; entityId: string; name: string; dueAt: Date; event: unknown }

async function decided<Row, Event, Verb>(
  tx: Tx,
  row: Row,
  move: Move<Row, Event, Verb>,
): Promise<{ event: Event; data?: Record<string, unknown> }> {
  if ('decide' in move) return move.decide(tx, row)
  const { event } = move
  return { event: typeof event === 'function' ? (event as (row: Row) => Event)(row) : event }
}

type Said = {
  words?: Words | undefined
  visibility?: 'public' | 'private' | undefined
  data?: Record<string, unknown> | undefined
}

function noteOf(actor: Actor, { words, visibility = 'public', data }: Said): StepNote | undefined {
  if (!words) return data && { data }
  const log = {
    id: newId(),
    visibility,
    body: wordsOf(words),
    attachmentIds: words.attachmentIds ?? [],
    ...(actor.kind === 'contact' ? { chatId: actor.chatId } : {}),
    ...(words.externalId ? { externalId: words.externalId } : {}),
  }
  return data ? { log, data } : { log }
}

/** Somebody else changed it since it was read: who did, so that the loser knows. */
async function changedMeanwhile(tx: Tx, entity: string, { id, state, version }: Stateful): Promise<Conflict> {
  const last = await tx.first<{ actor: string }>(sql`
    select actor from event where entity = ${entity} and entity_id = ${id} order by id desc limit 1`)
  return new Conflict(`${entity}.changed`, { winner: last?.actor, state, version })
}
