import type { UnplannedOrder } from '#engine'
import { civilDay, shortDay } from '../administration/civil-date.ts'
import { Card } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useDates, useShell, useText } from '../layout/shell.ts'
import { OrderState } from '../service-order/marks.tsx'
import { type Column, hoursOf, type PlacedVisit } from './columns.ts'
import { agendaTexts } from './texts.ts'

/**
 * A column for each technician (or day): without a script, and on a phone, a list from morning to evening; else drawn
 * along the hours, where visits can be moved.
 */
export function Grid({ columns, byDay }: { columns: readonly Column[]; byDay: boolean }) {
  const { language } = useShell()
  const { from, until } = hoursOf(columns)
  return (
    <div
      class={`agenda-grid ${byDay ? 'agenda-week' : ''}`}
      data-agenda
      data-from={from * 60}
      data-until={until * 60}
    >
      <ol class="agenda-hours" aria-hidden="true">
        {Array.from({ length: until - from }, (_, n) => from + n).map((hour) => (
          <li key={hour} data-from={hour * 60}>
            {String(hour).padStart(2, '0')}:00
          </li>
        ))}
      </ol>
      {columns.map((column) => (
        <section
          key={column.key}
          class="agenda-column"
          aria-label={byDay ? civilDay(column.day, language) : column.technician}
        >
          <h2 class="agenda-column-title">
            {byDay ? shortDay(column.day, language) : column.technician}
            {!byDay && <span class="agenda-groups">{column.groups.join(', ')}</span>}
          </h2>
          <ColumnBody column={column} />
        </section>
      ))}
    </div>
  )
}

function ColumnBody({ column: { technicianId, technician, day, visits } }: { column: Column }) {
  const t = useText(agendaTexts)
  const { language } = useShell()
  return (
    <ul
      class="agenda-visits"
      data-column
      data-technician={technicianId}
      data-technician-name={technician}
      data-day={day}
      data-day-name={civilDay(day, language)}
    >
      {visits.map((visit) => (
        <VisitCard key={`${visit.from.toISOString()} ${visit.order?.id}`} visit={visit} />
      ))}
      {visits.length === 0 && <li class="agenda-free text-secondary">{t.nothing}</li>}
    </ul>
  )
}

function VisitCard({ visit }: { visit: PlacedVisit }) {
  const t = useText(agendaTexts)
  const { time } = useDates()
  const { order, fromMinute, untilMinute, isWhole, from, until } = visit
  const when = `${time(from)}–${time(until)}`
  const place = { 'data-from': fromMinute, 'data-minutes': untilMinute - fromMinute }
  if (!order) {
    return (
      <li class="agenda-visit agenda-taken" {...place}>
        <strong>{when}</strong> {t.taken}
      </li>
    )
  }
  const mayMove = order.movable && isWhole
  return (
    <li
      class={`agenda-visit agenda-${order.state} ${untilMinute - fromMinute < 45 ? 'agenda-short' : ''}`}
      {...place}
      {...(mayMove ? moving(order) : {})}
      draggable={mayMove}
    >
      <a
        class="agenda-visit-link"
        href={`/service-orders/${order.id}`}
        data-move-handle={mayMove ? '' : undefined}
      >
        <strong>{when}</strong> {order.number}
        <span class="agenda-visit-more">
          {order.type} · {order.customer}
        </span>
        {order.address && <span class="agenda-visit-more">{order.address}</span>}
      </a>
      <span class="agenda-visit-foot">
        <OrderState state={order.state} />
        {mayMove && (
          <a
            class="agenda-visit-form"
            href={`/service-orders/${order.id}/schedule`}
            aria-label={t.rescheduleOne(order.number)}
            title={t.reschedule}
          >
            <Icon name="calendar-repeat" />
          </a>
        )}
      </span>
    </li>
  )
}

/** What a move has to say of the order. */
function moving({ id, number, version }: { id: string; number: string; version: number }) {
  return { 'data-move': id, 'data-number': number, 'data-version': version }
}

/** Orders that wait for a technician and a time, the oldest first. */
export function UnplannedOrders({ orders }: { orders: readonly UnplannedOrder[] }) {
  const t = useText(agendaTexts)
  const { ago, duration } = useDates()
  return (
    <Card title={t.unplanned} class="agenda-unplanned">
      {orders.length === 0 ? (
        <p class="text-secondary mb-0">{t.unplannedNone}</p>
      ) : (
        <ul class="agenda-waiting">
          {orders.map((order) => (
            <li
              key={order.id}
              class="agenda-waiting-order"
              data-minutes={order.minutes}
              {...(order.movable ? moving(order) : {})}
              draggable={order.movable}
            >
              <a
                class="agenda-visit-link"
                href={`/service-orders/${order.id}`}
                data-move-handle={order.movable ? '' : undefined}
              >
                <strong>{order.number}</strong> {order.type}
                <span class="agenda-visit-more">{order.customer}</span>
                {order.address && <span class="agenda-visit-more">{order.address}</span>}
              </a>
              <span class="agenda-visit-foot text-secondary small">
                <span>
                  {duration(order.minutes * 60_000)} ·{' '}
                  {order.technicianGroup ?? t.waiting(ago(order.openedAt))}
                </span>
                {order.movable && (
                  <a
                    class="btn btn-sm"
                    href={`/service-orders/${order.id}/schedule`}
                    aria-label={t.scheduleOne(order.number)}
                  >
                    {t.schedule}
                  </a>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
