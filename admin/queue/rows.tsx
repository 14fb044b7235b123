import type { QueueRow } from '#engine'
import { Avatar } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useDates, useShell, useText } from '../layout/shell.ts'
import { Deadline, SeverityBadge, StateBadge } from '../ticket/marks.tsx'
import { ticketVocabulary } from '../ticket/words.ts'
import { queueTexts } from './texts.ts'

/** A table on a desk, cards on a phone: the same rows, laid out by the style sheet. */
export function QueueRows({ rows }: { rows: readonly QueueRow[] }) {
  const t = useText(queueTexts)
  return (
    <table class="table table-vcenter card-table queue-table">
      <caption class="visually-hidden">{t.caption}</caption>
      <thead>
        <tr>
          <th scope="col" class="queue-pick">
            <input
              type="checkbox"
              class="form-check-input"
              id="pick-all"
              aria-label={t.pickAll}
              data-pick-all
              hx-preserve
            />
          </th>
          <th scope="col">{t.columns.ticket}</th>
          <th scope="col">{t.columns.customer}</th>
          <th scope="col">{t.columns.state}</th>
          <th scope="col">{t.columns.severity}</th>
          <th scope="col">{t.columns.responsible}</th>
          <th scope="col">{t.columns.opened}</th>
          <th scope="col">
            <span class="visually-hidden">{t.columns.actions}</span>
          </th>
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

function Row({ row }: { row: QueueRow }) {
  const t = useText(queueTexts)
  const words = useText(ticketVocabulary)
  const { ago, dateTime } = useDates()
  return (
    <tr
      class={`queue-row ${row.unread ? 'queue-unread' : ''} ${row.severity === 'critical' ? 'queue-critical' : ''}`}
    >
      <td class="queue-pick">
        <input
          type="checkbox"
          class="form-check-input"
          id={`pick-${row.id}`}
          name="ids"
          value={row.id}
          form="bulk"
          aria-label={t.pick(row.number)}
          data-pick
          hx-preserve
        />
      </td>
      <td class="queue-ticket">
        <a href={`/tickets/${row.id}`} id={`ticket-${row.id}`} class="queue-title">
          {row.unread && (
            <span class="unread-mark">
              <span class="visually-hidden">{words.unread}: </span>
            </span>
          )}
          {row.title}
        </a>
        <div class="text-secondary small">
          <span class="queue-number">{row.number}</span> · {row.department}
          {row.justification && (
            <>
              {' · '}
              <span class="fst-italic">{row.justification}</span>
            </>
          )}
        </div>
      </td>
      <td class="queue-customer">
        <div>{row.customer}</div>
        <div class="text-secondary small">{row.contact}</div>
      </td>
      <td class="queue-state">
        <StateBadge state={row.state} />
      </td>
      <td class="queue-severity">
        <SeverityBadge severity={row.severity} />
      </td>
      <td class="queue-operator">
        {row.operator ? (
          <span class="d-inline-flex align-items-center gap-2">
            <Avatar name={row.operator} size="xs" />
            {row.operator}
          </span>
        ) : (
          <span class="text-secondary">{words.nobody}</span>
        )}
      </td>
      <td class="queue-time">
        <time datetime={row.openedAt.toISOString()} title={dateTime(row.openedAt)}>
          {t.openedAgo(ago(row.openedAt))}
        </time>
        <div class="small">
          <Deadline ticket={row} />
        </div>
      </td>
      <td class="queue-actions">
        <Take row={row} />
      </td>
    </tr>
  )
}

const TAKEABLE = ['new', 'estimating', 'in_progress']

/** One winner: who comes second is told who has it. */
function Take({ row }: { row: QueueRow }) {
  const t = useText(queueTexts)
  const { signedIn, csrf } = useShell()
  if (row.operatorId === signedIn?.actor.id) {
    return (
      <span class="text-secondary small text-nowrap">
        <Icon name="check" class="icon-inline" /> {t.yours}
      </span>
    )
  }
  if (row.operatorId !== null || !TAKEABLE.includes(row.state)) return null
  return (
    <form
      method="post"
      action={`/tickets/${row.id}/taking`}
      hx-post={`/tickets/${row.id}/taking`}
      hx-swap="none"
    >
      <input type="hidden" name="_csrf" value={csrf} />
      <button type="submit" class="btn btn-sm" id={`take-${row.id}`} aria-label={t.takeOne(row.number)}>
        <Icon name="lifebuoy" />
        {t.take}
      </button>
    </form>
  )
}
