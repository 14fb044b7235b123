import type { ClockFace, PanelRow, PanelTab } from '#engine'
import { lightsOf } from '../atendimento/lights.tsx'
import { priorityBadge, stateBadge } from '../atendimento/marks.tsx'
import { slaClock } from '../atendimento/sla-clock.tsx'
import { atendimentoVocabulary } from '../atendimento/words.ts'
import { Mark } from '../case/mark-icons.tsx'
import { caseVocabulary } from '../case/words.ts'
import { Avatar } from '../layout/components/index.ts'
import { drawnOnce, drawnOnceFor, minuteOf, textOnce } from '../layout/drawn-once.tsx'
import { useDates, useShell, useText } from '../layout/shell.ts'
import { workbenchTexts } from './texts.ts'

/** A table on a desk, cards on a phone: the same rows, laid out by the style sheet. */
export function WorkbenchRows({ rows, tab }: { rows: readonly PanelRow[]; tab: PanelTab }) {
  const around = useAround(tab)
  return drawnTable(rows, around.keyOf(rows), () => table(rows, around))
}

/** The workbench is drawn more often than anything else. Those who ask at the same moment get the same rows … */
const drawnTable = drawnOnceFor<readonly PanelRow[]>()
/** … and most rows are as they were a moment ago. */
const drawn = drawnOnce(1_000)
const textOf = textOnce((row: PanelRow) => JSON.stringify({ ...row, clock: standing(row.clock) }))

type Around = ReturnType<typeof useAround>

/** What every row needs, asked once. */
function useAround(tab: PanelTab) {
  const { signedIn, now, language, timeZone } = useShell()
  const me = signedIn?.actor.id
  // Times are told in minutes at the least, and clocks go on by themselves, so what is drawn stands as long as its minute.
  const shared = JSON.stringify([language, timeZone, minuteOf(now), tab])
  return {
    /** Whoever has none of these rows is shown the same as everybody else. */
    keyOf: (rows: readonly PanelRow[]) =>
      `${shared} ${rows.some(({ operatorId }) => operatorId === me) ? me : null}`,
    key: (row: PanelRow) => `${shared} ${row.operatorId === me} ${textOf(row)}`,
    t: useText(workbenchTexts),
    words: { ...useText(caseVocabulary), ...useText(atendimentoVocabulary) },
    dates: useDates(),
    language,
    me,
    tab,
  }
}

function table(rows: readonly PanelRow[], around: Around) {
  const { tab, t } = around
  const { caption, columns } = t
  return (
    <table class="table table-vcenter card-table queue-table bench-table" hx-swap="none">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.atendimento}</th>
          <th scope="col">{columns.customer}</th>
          <th scope="col">{columns.state}</th>
          <th scope="col">{tab === 'finished' ? columns.rating : columns.check}</th>
          <th scope="col">{columns.responsible}</th>
          <th scope="col">{columns.deadline}</th>
          <th scope="col">
            <span class="visually-hidden">{columns.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>{rows.map((row) => drawn(around.key(row), () => benchRow(row, around)))}</tbody>
    </table>
  )
}

/** What of a clock stays while it runs. */
function standing({ isRunning, dueAt, leftMs, usedMs }: ClockFace) {
  return isRunning ? [dueAt, (leftMs ?? 0) + usedMs] : [leftMs, usedMs]
}

/** A function and no component, as are its parts: drawn apart from its page. */
function benchRow(row: PanelRow, around: Around) {
  const { t, words, dates, language, tab } = around
  const marks = `${row.unread ? ' queue-unread' : ''}${row.priority <= 1 ? ' queue-critical' : ''}`
  const where = [row.process, row.subprocess].filter(Boolean).join(' › ')
  return (
    <tr key={row.id} class={`queue-row${marks}`}>
      <td class="queue-ticket">
        <a href={`/atendimentos/${row.id}`} id={`atendimento-${row.id}`} class="queue-title bench-title">
          {row.unread && (
            <span class="unread-mark">
              <span class="visually-hidden">{words.unread}: </span>
            </span>
          )}
          {row.report}
        </a>
        <div class="text-secondary small">
          {row.protocol} · {row.department}
          {where && ` · ${where}`}
        </div>
      </td>
      <td class="queue-customer">
        <div>{row.customer}</div>
        <div class="text-secondary small">{[row.contact, ...row.tags].filter(Boolean).join(' · ')}</div>
      </td>
      <td class="queue-state">
        <span class="lights-row">
          {stateBadge(row.state, language)}
          {priorityBadge(row.priority, words)}
        </span>
        {row.openServiceOrders > 0 && (
          <div class="text-secondary small mt-1">{t.orders(row.openServiceOrders)}</div>
        )}
      </td>
      <td class="bench-check">
        {tab === 'finished' ? rating(row, words) : lightsOf(row.lights, words, language)}
      </td>
      <td class="queue-operator">
        {row.operator ? (
          <span class="who">
            {Avatar({ name: row.operator, size: 'xs' })}
            {row.operator}
          </span>
        ) : (
          <span class="text-secondary">{words.nobody}</span>
        )}
      </td>
      <td class="queue-time">
        {slaClock(row.clock, row.state, words, dates)}
        <div class="small">{since(row, around)}</div>
      </td>
      <td class="queue-actions">{claim(row, around)}</td>
    </tr>
  )
}

function since({ openedAt, finishedAt }: PanelRow, { t, dates }: Around) {
  const at = finishedAt ?? openedAt
  return (
    <time class="text-secondary" datetime={at.toISOString()} title={dates.dateTime(at)}>
      {finishedAt ? t.endedAgo(dates.ago(at)) : t.openedAgo(dates.ago(at))}
    </time>
  )
}

/** R66: what the customer said of it. */
function rating({ rating: given }: PanelRow, words: Around['words']) {
  if (!given) return <span class="text-secondary">{words.notRated}</span>
  return (
    <>
      <span class="text-nowrap">
        {Mark('star')} {words.rated(given.value)}
      </span>
      {given.comment && <div class="text-secondary small bench-comment">“{given.comment}”</div>}
    </>
  )
}

/** The boat: one winner, and who comes second is told who has it. */
function claim({ id, protocol, state, operatorId }: PanelRow, { t, me }: Around) {
  if (operatorId !== null && operatorId === me) {
    return (
      <span class="text-secondary small text-nowrap">
        {Mark('check')} {t.yours}
      </span>
    )
  }
  if (state === 'registered' || state === 'checked') {
    return (
      <a class="btn btn-sm" href={`/atendimentos/${id}`} aria-label={t.goOnOne(protocol)}>
        {t.goOn}
      </a>
    )
  }
  if (operatorId !== null || state !== 'waiting') return null
  const address = `/atendimentos/${id}/claiming`
  return (
    <button
      type="submit"
      class="btn btn-sm"
      form="claiming"
      formaction={address}
      hx-post={address}
      id={`claim-${id}`}
      aria-label={t.claimOne(protocol)}
    >
      {Mark('speedboat')}
      {t.claim}
    </button>
  )
}
