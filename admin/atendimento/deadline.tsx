import {
  atendimentoWords,
  type DeadlineExplained,
  type ExplainedInterval,
  formatDate,
  formatDateTime,
  formatTime,
  type Reader,
} from '#engine'
import { Card } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useShell, useText } from '../layout/shell.ts'
import type { CaseView } from './case-view.ts'
import { clockTime, SlaClock } from './sla-clock.tsx'
import { atendimentoTexts } from './texts.ts'

/** The clock, what was promised, and interval by interval what counted and what did not (R83). */
export function Deadline({ view: { atendimento, clock, explanation } }: { view: CaseView }) {
  const { deadline: t } = useText(atendimentoTexts)
  const { language } = useShell()
  const { slaType } = atendimentoWords(language)
  const reader = { language, timeZone: explanation.timeZone }
  const { resolution, firstResponse, slaTable } = explanation
  const kind = explanation.slaType ? slaType[explanation.slaType] : ''
  return (
    <Card title={t.title} id="deadline">
      {!resolution ? (
        <p class="text-secondary mb-0">{atendimento.startedAt ? t.none : t.notStarted}</p>
      ) : (
        <>
          <div class="h3 mb-1">
            <SlaClock face={clock} state={atendimento.state} />
          </div>
          <div>
            {resolution.dueAt ? t.due(formatDateTime(new Date(resolution.dueAt), reader)) : t.standing}
          </div>
          <div class="text-secondary">
            {slaTable
              ? t.promised(clockTime(resolution.allowanceMs), kind, slaTable)
              : t.promisedPlain(clockTime(resolution.allowanceMs), kind)}
          </div>
          {firstResponse && (
            <div class="mt-2">
              <span class="fw-medium">{t.response}</span>:{' '}
              {firstResponse.respondedAt
                ? t.responded(formatDateTime(new Date(firstResponse.respondedAt), reader))
                : firstResponse.dueAt
                  ? t.expected(formatDateTime(new Date(firstResponse.dueAt), reader))
                  : ''}
            </div>
          )}
          <details class="mt-2">
            <summary>{t.why}</summary>
            <Intervals of={resolution} reader={reader} />
            <a href={`/atendimentos/${atendimento.id}/deadline.json`} class="small">
              {t.asData}
            </a>
          </details>
        </>
      )}
    </Card>
  )
}

/** Day by day; colour is never the only sign. */
function Intervals({ of: { intervals }, reader }: { of: DeadlineExplained; reader: Reader }) {
  const { deadline: t } = useText(atendimentoTexts)
  const counted = intervals.reduce((sum, interval) => sum + (interval.counted ? (interval.ms ?? 0) : 0), 0)
  const days = new Map<string, ExplainedInterval[]>()
  for (const interval of intervals) {
    const day = formatDate(new Date(interval.from), reader)
    days.set(day, [...(days.get(day) ?? []), interval])
  }
  return (
    <>
      {[...days].map(([day, ofDay]) => (
        <section key={day}>
          <h3 class="interval-day">{day}</h3>
          <ul class="intervals">
            {ofDay.map((interval) => (
              <Interval key={interval.from} interval={interval} reader={reader} />
            ))}
          </ul>
        </section>
      ))}
      <p class="fw-medium mt-2 mb-1">{t.sum(clockTime(counted))}</p>
    </>
  )
}

function Interval({ interval, reader }: { interval: ExplainedInterval; reader: Reader }) {
  const { deadline: t } = useText(atendimentoTexts)
  const { from, to, ms, counted, reason, name } = interval
  return (
    <li class={counted ? 'interval-counted' : 'interval-idle'}>
      <Icon name={counted ? 'check' : 'minus'} class="icon-inline" />
      <span>
        <span class="visually-hidden">{counted ? t.counted : t.notCounted}: </span>
        {spanWords(from, to, reader, t.until)}
        <span class="interval-why"> {name ?? t.reason[reason]}</span>
      </span>
      <span class="interval-length">{ms === null ? '' : clockTime(ms)}</span>
    </li>
  )
}

/** `08:00 – 12:00`, with the day when it ends on another. */
function spanWords(from: string, to: string | null, reader: Reader, until: string): string {
  const begin = new Date(from)
  if (!to) return `${formatTime(begin, reader)} – ${until}`
  const end = new Date(to)
  const isSameDay = formatDate(begin, reader) === formatDate(end, reader)
  const ending = isSameDay ? formatTime(end, reader) : formatDateTime(end, reader)
  return `${formatTime(begin, reader)} – ${ending}`
}
