import type { AnyMachineSnapshot, AnyStateMachine, EventFrom, EventObject, MachineContext } from 'xstate'
import type { Actor } from '../actor.ts'
import type { Tx } from '../database/database.ts'
import { Refused } from '../errors.ts'
import type { Action } from './actions.ts'
import { readTimers, type TimerChange } from './timers.ts'
import { initialTransition, restored, transition } from './transition.ts'

/** How the rows of one kind are read and written around a step. */
export type Store<Row extends Stateful, Context> = {
  entity: string
  /** The machine's context: a pick of the row's columns, and what guards and delays ask besides. */
  context(row: Row, now: Date): Context
  /** Writes the new columns, the event (with its log) and the timers in one statement. */
  save(tx: Tx, step: Step<Row, Context>): Promise<{ row: Row; eventId: string }>
  /** Carries out what the machine named, in the same transaction. */
  perform(tx: Tx, action: Action, step: Step<Row, Context> & { row: Row; eventId: string }): Promise<void>
}

/** `timeZone`: where its deadlines are counted. */
export type Stateful = { id: string; state: string; version: number; timeZone?: string }

/** One movement: where from, where to, by whom, with what words. */
export type Step<Row, Context> = {
  before: Row
  isNew: boolean
  state: string
  context: Context
  event: EventObject
  actor: Actor
  at: Date
  timers: TimerChange[]
  note?: StepNote
}

/** What the history keeps of a step besides from and to: the words that came with it, and facts such as a reason. */
export type StepNote = {
  log?: StepLog
  data?: Record<string, unknown>
}

export type StepLog = {
  id: string
  visibility: 'public' | 'private'
  body: string
  /** Files the same person stored before, and that belong to these words. */
  attachmentIds: readonly string[]
  /** The chat message it came from, so that an edit in the chat finds it. */
  chatId?: string
  externalId?: string
}

/**
 * Moves rows through a machine, the only code that calls XState. The caller has locked the row. State, event,
 * timers and effects are written in the caller's transaction: either all of it happened or nothing.
 */
export function lifecycle<M extends AnyStateMachine, Row extends Stateful, Context>(
  machine: M,
  store: Store<Row, Context>,
) {
  /** Begins the life of `row` (its id and columns chosen, not yet stored). */
  function start(tx: Tx, row: Row, by: By): Promise<Row> {
    const [snapshot, actions] = initialTransition(machine, store.context(row, by.at))
    return settle(tx, row, true, { type: 'open' }, snapshot, actions, by)
  }

  /** One step. Throws Refused when the machine does not allow the event now (XState itself would ignore it silently). */
  function advance(tx: Tx, row: Row, event: EventFrom<M>, by: By): Promise<Row> {
    const snapshot = restore(row, by.at)
    if (!snapshot.can(event as EventObject)) throw refusal(row, event as EventObject)
    const [next, actions] = transition(machine, snapshot, event as EventObject)
    return settle(tx, row, false, event as EventObject, next, actions, by)
  }

  /** Whether the event is allowed now: buttons ask the machine. */
  function can(row: Row, event: EventFrom<M>, at: Date): boolean {
    return restore(row, at).can(event as EventObject)
  }

  async function settle(
    tx: Tx,
    before: Row,
    isNew: boolean,
    event: EventObject,
    snapshot: AnyMachineSnapshot,
    actions: readonly Action[],
    by: By,
  ): Promise<Row> {
    const { timers, effects } = readTimers(actions, by.at, before.timeZone)
    const step: Step<Row, Context> = {
      before,
      isNew,
      state: snapshot.value as string,
      context: snapshot.context,
      event,
      timers,
      ...by,
    }
    const saved = await store.save(tx, step)
    for (const effect of effects) await store.perform(tx, effect, { ...step, ...saved })
    return saved.row
  }

  function restore(row: Row, now: Date): AnyMachineSnapshot {
    return restored(machine, row.state, store.context(row, now) as MachineContext)
  }

  return { start, advance, can }
}

export type By = { actor: Actor; at: Date; note?: StepNote }

function refusal(row: Stateful, event: EventObject): Refused {
  return new Refused('not_now', { event: event.type, state: row.state, version: row.version })
}
