import type { Deps } from '../deps.ts'
import { editLog } from '../history/edits.ts'
import { lifecycle } from '../lifecycle/lifecycle.ts'
import { type MoveRow, moving } from '../lifecycle/moving.ts'
import type { Send } from '../notification/recipients.ts'
import { operatorNotices } from '../operator-notice/telling.ts'
import { inParts } from '../when-asked.ts'
import { customerVerbs } from './customer-verbs.ts'
import { ticketEffects } from './effects.ts'
import { type TicketEvent, ticketMachine } from './machine.ts'
import { customerTickets } from './mine.ts'
import { ticketNews } from './news.ts'
import { opening } from './opening.ts'
import { authorise, type TicketVerb } from './policy.ts'
import { rescheduling } from './rescheduling.ts'
import { lockTicket, type TicketRow } from './row.ts'
import { ticketStore } from './store.ts'
import { teamVerbs } from './team-verbs.ts'

export type TicketDeps = Deps & {
  send: Send
}

export type MoveTicket = MoveRow<TicketRow, TicketEvent, TicketVerb>

/** Do it: the verbs of a ticket. Each is one transaction, whole or not at all. */
export function tickets(deps: TicketDeps) {
  const { db, clock } = deps
  const news = ticketNews(deps.send, operatorNotices(deps))
  const effects = ticketEffects({
    tell: news.tell,
    openFollowUp: (tx, step) => openings.openFollowUp(tx, step),
  })
  const life = lifecycle(ticketMachine, ticketStore(deps.live, effects))
  const openings = opening(deps, life.start)

  const { move, fireTimer } = moving<TicketRow, TicketEvent, TicketVerb>({
    db,
    clock,
    entity: 'ticket',
    lock: lockTicket,
    authorise,
    advance: life.advance,
  })

  const can = (ticket: TicketRow, event: TicketEvent) => life.can(ticket, event, clock.now())

  return inParts(
    () => customerVerbs(move, deps),
    () => customerTickets(deps, can),
    () => ({
      open: openings.open,
      fireTimer,
      editLog: editLog(deps, 'ticket'),
      reschedule: rescheduling(deps, move),

      /** Whether the machine allows it now, whoever asks. */
      can,
    }),
    () => teamVerbs(move, deps),
  )
}
