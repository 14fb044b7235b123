import { formatDateTime, formatDuration, type Reader } from '../locale.ts'
import { texts } from '../text.ts'
import type { ExplainedInterval } from './explanation.ts'

/** An interval of an explanation as a line to read, and whether it counted. */
export type ExplainedLine = { when: string; howLong: string; why: string; counted: boolean }

const words = texts({
  pt: {
    until: (from: string, to: string) => `de ${from} até ${to}`,
    since: (from: string) => `desde ${from}`,
    open: 'conta: em horário de atendimento',
    outsideHours: 'não conta: fora do horário de atendimento',
    lunch: 'não conta: intervalo do horário de atendimento',
    holiday: (name: string) => `não conta: ${name}`,
    paused: 'não conta: aguardando o cliente',
    stillPaused: 'em aberto',
  },
  en: {
    until: (from, to) => `from ${from} to ${to}`,
    since: (from) => `since ${from}`,
    open: 'counts: within business hours',
    outsideHours: 'does not count: outside business hours',
    lunch: 'does not count: break within business hours',
    holiday: (name) => `does not count: ${name}`,
    paused: 'does not count: waiting for the customer',
    stillPaused: 'still open',
  },
})

/** R83 in words, interval by interval, in the reader's time zone. */
export function explainedLines(intervals: readonly ExplainedInterval[], reader: Reader): ExplainedLine[] {
  const say = words(reader.language)
  const when = (iso: string) => formatDateTime(new Date(iso), reader)
  return intervals.map(({ from, to, ms, counted, reason, name }) => ({
    when: to ? say.until(when(from), when(to)) : say.since(when(from)),
    howLong: ms === null ? say.stillPaused : formatDuration(ms, reader.language),
    why: reason === 'holiday' ? say.holiday(name ?? '') : say[reason],
    counted,
  }))
}
