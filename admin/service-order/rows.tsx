import { dayAndTimeAt, type ServiceOrderItem } from '#engine'
import { Avatar } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useDates, useShell, useText } from '../layout/shell.ts'
import { OrderState } from './marks.tsx'
import { serviceOrderTexts } from './texts.ts'

/** A table on a desk, cards on a phone: the same rows, laid out by the style sheet. */
export function OrderRows({ rows }: { rows: readonly ServiceOrderItem[] }) {
  const t = useText(serviceOrderTexts)
  return (
    <table class="table table-vcenter card-table order-table">
      <caption class="visually-hidden">{t.caption}</caption>
      <thead>
        <tr>
          {(['order', 'customer', 'state', 'technician', 'when'] as const).map((column) => (
            <th key={column} scope="col">
              {t.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row }: { row: ServiceOrderItem }) {
  const t = useText(serviceOrderTexts)
  return (
    <tr>
      <td class="order-what">
        <a href={`/service-orders/${row.id}`} class="queue-title">
          {row.number} · {row.type}
        </a>
        <div class="text-secondary small order-defect">{row.reportedDefect}</div>
      </td>
      <td class="order-customer">
        <div>{row.customer}</div>
        <div class="text-secondary small">{row.address ?? row.protocol}</div>
      </td>
      <td class="order-state">
        <OrderState state={row.state} />
      </td>
      <td class="order-technician">
        {row.technician ? (
          <span class="who">
            <Avatar name={row.technician} size="xs" />
            {row.technician}
          </span>
        ) : (
          <span class="text-secondary">
            {row.technicianGroup ? t.waitsFor(row.technicianGroup) : t.nobody}
          </span>
        )}
      </td>
      <td class="order-when">
        <When row={row} />
      </td>
    </tr>
  )
}

function When({
  row: { state, scheduledFrom, scheduledUntil, openedAt, endedAt },
}: {
  row: ServiceOrderItem
}) {
  const t = useText(serviceOrderTexts)
  const { now } = useShell()
  const { ago, dateTime } = useDates()
  if (scheduledFrom && scheduledUntil && !endedAt) {
    const isLate = state === 'scheduled' && scheduledUntil < now
    return (
      <>
        <Slot from={scheduledFrom} until={scheduledUntil} />
        {isLate && (
          <div class="deadline-late small">
            <Icon name="alarm" class="icon-inline" /> {t.late}
          </div>
        )}
      </>
    )
  }
  const at = endedAt ?? openedAt
  return (
    <time datetime={at.toISOString()} title={dateTime(at)}>
      {endedAt ? t.endedAgo(ago(at)) : t.openedAgo(ago(at))}
    </time>
  )
}

/** `24/11/2026, 08:00–09:00`; both days when it goes over midnight. */
export function Slot({ from, until }: { from: Date; until: Date }) {
  const { timeZone } = useShell()
  const { date, time, dateTime } = useDates()
  const isOneDay = dayAndTimeAt(timeZone, from).day === dayAndTimeAt(timeZone, until).day
  return (
    <time datetime={from.toISOString()} class="order-slot">
      {date(from)}, {time(from)}–{isOneDay ? time(until) : dateTime(until)}
    </time>
  )
}
