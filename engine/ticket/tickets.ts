import { type Actor, SYSTEM } from '../actor.ts'
import type { Tx } from '../database/database.ts'
import { newId } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { Conflict } from '../errors.ts'
import { lifecycle, type StepNote } from '../lifecycle/lifecycle.ts'
import { takeTimer } from '../lifecycle/timers.ts'
import { customerVerbs } from './customer-verbs.ts'
import { editLog } from './edits.ts'
import { ticketEffects } from './effects.ts'
import type { Words } from './input.ts'
import { type TicketEvent, ticketMachine } from './machine.ts'
import { customerTickets } from './mine.ts'
import { type Send, ticketNews } from './news.ts'
import { opening } from './opening.ts'
import { authorise, type TicketVerb } from './policy.ts'
import { rescheduling } from './rescheduling.ts'
import { lockTicket, type TicketRow } from './row.ts'
import { ticketStore } from './store.ts'
import { teamVerbs } from './team-verbs.ts'
import { wordsOf } from './wording.ts'

export type TicketDeps = Deps & {
  send: Send
}

/** One movement of one ticket by one person. */
export type Move = {
  verb: TicketVerb
  event: TicketEvent | ((ticket: TicketRow) => TicketEvent)
  words?: Words
  visibility?: 'public' | 'private'
  data?: Record<string, unknown>
  /** Refuses when somebody changed the ticket since this version was read. */
  version?: number
  /** Runs on the locked ticket before the step, in its transaction. */
  before?(tx: Tx, ticket: TicketRow): Promise<void>
  /** Runs after the step, in its transaction. */
  after?(tx: Tx, ticket: TicketRow): Promise<void>
}
export type MoveTicket = (actor: Actor, ticketId: string, move: Move) => Promise<TicketRow>

/** Do it: the verbs of a ticket. Each is one transaction, whole or not at all. */
export function tickets(deps: TicketDeps) {
  const { db, clock } = deps
  const news = ticketNews(deps.send)
  const effects = ticketEffects({
    tell: news.tell,
    openFollowUp: (tx, step) => openings.openFollowUp(tx, step),
  })
  const life = lifecycle(ticketMachine, ticketStore(deps.live, effects))
  const openings = opening(deps, life.start)

  const move: MoveTicket = (actor, ticketId, { verb, event, before, after, version, ...said }) =>
    db.transaction(async (tx) => {
      const ticket = await lockTicket(tx, ticketId)
      authorise(actor, verb, ticket)
      if (version !== undefined && version !== ticket.version) throw await changedMeanwhile(tx, ticket)
      await before?.(tx, ticket)
      const note = noteOf(actor, said)
      const happened = typeof event === 'function' ? event(ticket) : event
      const moved = await life.advance(tx, ticket, happened, {
        actor,
        at: clock.now(),
        ...(note ? { note } : {}),
      })
      await after?.(tx, moved)
      return moved
    })

  const can = (ticket: TicketRow, event: TicketEvent) => life.can(ticket, event, clock.now())

  return {
    open: openings.open,
    ...teamVerbs(move, deps),
    ...customerVerbs(move, deps),
    editLog: editLog(deps),
    ...customerTickets(deps, can),
    reschedule: rescheduling(deps, move),

    /** A deadline fell due (the sweeper calls this). Does nothing when it was disarmed in between. */
    async fireTimer(
      tx: Tx,
      timer: { entity: string; entityId: string; name: string; dueAt: Date; event: unknown },
    ) {
      const ticket = await lockTicket(tx, timer.entityId)
      if (!(await takeTimer(tx, timer))) return
      await life.advance(tx, ticket, timer.event as TicketEvent, { actor: SYSTEM, at: clock.now() })
    },

    /** Whether the machine allows it now, whoever asks. */
    can,
  }
}

function noteOf(
  actor: Actor,
  { words, visibility = 'public', data }: Pick<Move, 'words' | 'visibility' | 'data'>,
): StepNote | undefined {
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

/** Somebody else changed the ticket since it was read: who did, so that the loser knows. */
async function changedMeanwhile(tx: Tx, { id, state, version }: TicketRow): Promise<Conflict> {
  const last = await tx.first<{ actor: string }>(sql`
    select actor from event where entity = 'ticket' and entity_id = ${id} order by id desc limit 1`)
  return new Conflict('ticket.changed', { winner: last?.actor, state, version })
}
