import type { Actor, OperatorActor, Team } from '../actor.ts'
import { sharedReading } from '../database/shared-reading.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { Forbidden } from '../errors.ts'
import { type TabCounts, tabCounts } from '../queue/counts.ts'
import { cursorOf, type Key, keyIn, orderOf } from '../queue/order.ts'
import { placesOf } from '../queue/places.ts'
import { type QueueFilters, type QueueTab, TICKET_SHELF } from './queue-filters.ts'
import type { Severity, TicketState } from './states.ts'

export const QUEUE_PAGE = 25

export type QueueCounts = TabCounts<QueueTab>

/** A ticket in the queue (R29). */
export type QueueRow = {
  id: string
  number: string
  title: string
  state: TicketState
  severity: Severity
  team: Team
  ball: 'team' | 'customer' | 'none'
  justification: string | null
  unread: boolean
  openedAt: Date
  /** When the first answer is expected; null when nothing is promised. */
  dueAt: Date | null
  firstRespondedAt: Date | null
  /** When it closes by itself if the customer stays silent. */
  closesAt: Date | null
  closedAt: Date | null
  customer: string
  contact: string
  department: string
  operatorId: string | null
  operator: string | null
  operatorPhotoId: string | null
}

export type QueuePage = {
  rows: readonly QueueRow[]
  /** Asks for the rows behind these; null at the end. */
  next: string | null
  /** Only the nearest tickets were looked through: older ones are found with a narrower question. */
  partial: boolean
}

/** Ask: the operators' queue (R15, R29, R30). Everything goes through the operator: what they may not see is not there. */
export function queue({ db }: Pick<Deps, 'db'>) {
  const reading = sharedReading(db)

  return {
    /**
     * Part of a tab: open tabs in the order of work (critical first, then the oldest), ended ones, all and searches
     * the newest first. A cursor that somebody made up starts at the top.
     */
    async page(
      actor: Actor,
      filters: QueueFilters,
      { after, size = QUEUE_PAGE }: { after?: string | null | undefined; size?: number } = {},
    ): Promise<QueuePage> {
      const operator = mustBeOperator(actor)
      const order = orderOf(TICKET_SHELF, filters)
      const places = placesOf(operator, filters, {
        shelf: TICKET_SHELF,
        order,
        after: keyIn(after, order),
        size: size + 1,
      })
      const asked = sql`
        with ${places}
        select ${ROW}, t.rank, reach.partial
        from reach left join (
          place
          join ticket t on t.id = place.id
          join department d on d.id = t.department_id
          join customer u on u.id = t.customer_id
          join contact q on q.id = t.contact_id
          left join operator o on o.id = t.operator_id
        ) on true
        order by ${order.by}`
      return reading(asked, (found: Found[]) => {
        const rows = found.filter(({ id }) => id !== null)
        const shown = rows.slice(0, size)
        const last = shown.at(-1)
        return {
          rows: shown.map(({ partial: _, rank: __, ...row }) => row),
          next: rows.length > size && last ? cursorOf(last, order) : null,
          partial: rows.length <= size && found[0]?.partial === true,
        }
      })
    },

    /** How many tickets each tab holds: exact as long as nothing but a department narrows it. */
    async counts(actor: Actor, filters: QueueFilters): Promise<QueueCounts> {
      return tabCounts(reading, TICKET_SHELF, mustBeOperator(actor), filters)
    },
  }
}

type Found = QueueRow & Key & { partial: boolean }

const ROW: Sql =
  sql.raw(`t.id, t.number, t.title, t.state, t.severity, t.team, t.ball, t.justification, t.unread,
  t.opened_at, t.due_at, t.first_responded_at, t.closes_at, t.closed_at, u.name as customer, q.name as contact,
  d.name as department, t.operator_id, o.name as operator,
  o.photo_id as operator_photo_id`)

function mustBeOperator(actor: Actor): OperatorActor {
  if (actor.kind !== 'operator') throw new Forbidden('queue')
  return actor
}
