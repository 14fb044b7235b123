import type { QueueRow } from '#engine'
import { Mark } from '../case/mark-icons.tsx'
import { caseVocabulary } from '../case/words.ts'
import { Avatar } from '../layout/components/index.ts'
import { drawnOnce, drawnOnceFor, minuteOf, textOnce } from '../layout/drawn-once.tsx'
import { useDates, useShell, useText } from '../layout/shell.ts'
import { deadline, severityBadge, stateBadge } from '../ticket/marks.tsx'
import { ticketVocabulary } from '../ticket/words.ts'
import { queueTexts } from './texts.ts'

/** A table on a desk, cards on a phone: the same rows, laid out by the style sheet. */
export function QueueRows({ rows }: { rows: readonly QueueRow[] }) {
  const around = useAround()
  return drawnTable(rows, around.keyOf(rows), () => table(rows, around))
}

/** The queue is drawn more often than anything else. Those who ask at the same moment get the same rows … */
const drawnTable = drawnOnceFor<readonly QueueRow[]>()
/** … and most rows are as they were a moment ago. */
const drawn = drawnOnce(1_000)
const textOf = textOnce((row: QueueRow) => JSON.stringify(row))

type Around = ReturnType<typeof useAround>

/** What every row needs, asked once. */
function useAround() {
  const { signedIn, now, language, timeZone } = useShell()
  const me = signedIn?.actor.id
  // Times are told in minutes at the least, so what is drawn stands as long as its minute.
  const shared = JSON.stringify([language, timeZone, minuteOf(now)])
  return {
    /** Whoever has none of these rows is shown the same as everybody else. */
    keyOf: (rows: readonly QueueRow[]) =>
      `${shared} ${rows.some(({ operatorId }) => operatorId === me) ? me : null}`,
    key: (row: QueueRow) => `${shared} ${row.operatorId === me} ${textOf(row)}`,
    t: useText(queueTexts),
    words: { ...useText(caseVocabulary), ...useText(ticketVocabulary) },
    dates: useDates(),
    me,
    now,
  }
}

function table(rows: readonly QueueRow[], around: Around) {
  const { t } = around
  return (
    <table class="table table-vcenter card-table queue-table" hx-swap="none">
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
          <th scope="col">{t.columns.responsible}</th>
          <th scope="col">{t.columns.opened}</th>
          <th scope="col">
            <span class="visually-hidden">{t.columns.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>{rows.map((row) => drawn(around.key(row), () => queueRow(row, around)))}</tbody>
    </table>
  )
}

/** A function and no component, as are its parts: drawn apart from its page. */
function queueRow(row: QueueRow, around: Around) {
  const { t, words, dates, now } = around
  const marks = `${row.unread ? ' queue-unread' : ''}${row.severity === 'critical' ? ' queue-critical' : ''}`
  return (
    <tr key={row.id} class={`queue-row${marks}`}>
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
        <a href={`/tickets/${row.id}`} id={`ticket-${row.id}`} class="queue-title" title={row.title}>
          {row.unread && (
            <span class="unread-mark">
              <span class="visually-hidden">{words.unread}: </span>
            </span>
          )}
          {row.title}
        </a>
        <div class="text-secondary small">
          {row.number} · {row.department}
          {row.justification && <i> · {row.justification}</i>}
        </div>
      </td>
      <td class="queue-customer">
        <div title={row.customer}>{row.customer}</div>
        <div class="text-secondary small">{row.contact}</div>
      </td>
      <td class="queue-state">
        <div class="queue-badges">
          {stateBadge(row.state, words)}
          {row.severity !== 'normal' && severityBadge(row.severity, words)}
        </div>
      </td>
      <td class="queue-operator">
        {row.operator ? (
          <span class="who">
            {Avatar({ name: row.operator, photoId: row.operatorPhotoId, size: 'xs' })}
            {row.operator}
          </span>
        ) : (
          <span class="text-secondary">{words.nobody}</span>
        )}
      </td>
      <td class="queue-time">
        <time datetime={row.openedAt.toISOString()} title={dates.dateTime(row.openedAt)}>
          <span class="queue-opened">{t.opened} </span>
          {dates.ago(row.openedAt)}
        </time>
        <div class="small">{deadline(row, words, dates, now)}</div>
      </td>
      <td class="queue-actions">{take(row, around)}</td>
    </tr>
  )
}

const TAKEABLE = ['new', 'estimating', 'in_progress']

/** One winner: who comes second is told who has it. */
function take({ id, number, state, operatorId }: QueueRow, { t, me }: Around) {
  if (operatorId === me) {
    return (
      <span class="text-secondary small text-nowrap">
        {Mark('check')} {t.yours}
      </span>
    )
  }
  if (operatorId !== null || !TAKEABLE.includes(state)) return null
  const address = `/tickets/${id}/taking`
  return (
    <button
      type="submit"
      class="btn btn-sm"
      form="taking"
      formaction={address}
      hx-post={address}
      id={`take-${id}`}
      aria-label={t.takeOne(number)}
    >
      {Mark('lifebuoy')}
      {t.take}
    </button>
  )
}
