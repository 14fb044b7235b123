import type { Hours, Weekday, WeeklyInterval } from '../sla/calendar.ts'

/**
 * Hours as an administrator types them: `08:00-12:00, 13:30-18:00`; also `8-12`, `8h às 18h` and `8h30 a 12h`.
 * Null when it cannot be read. Empty text: closed.
 */
export function parseHours(text: string): Hours[] | null {
  const parts = text.split(/[,;]|\be\b/i).map((part) => part.trim())
  const hours = parts.filter(Boolean).map(parseInterval)
  return hours.includes(null) ? null : (hours as Hours[])
}

/** `08:00-12:00, 13:30-18:00` */
export function formatHours(hours: readonly Hours[]): string {
  return [...hours]
    .sort((a, b) => a.from.localeCompare(b.from))
    .map(({ from, to }) => `${from}-${to}`)
    .join(', ')
}

/** One weekday's text as intervals of the week; hours that end before they begin run through the night. */
export function parseWeekday(day: Weekday, text: string): WeeklyInterval[] | null {
  const hours = parseHours(text)
  if (!hours) return null
  return hours.map(({ from, to }) => (to <= from ? { day, from, to, overnight: true } : { day, from, to }))
}

/** The texts of the seven weekdays, Monday first. */
export function formatWeek(weekly: readonly WeeklyInterval[]): string[] {
  return WEEKDAYS.map((day) => formatHours(weekly.filter((hours) => hours.day === day)))
}

export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

function parseInterval(text: string): Hours | null {
  const [from, to, ...rest] = text.split(/\s*(?:-|–|—|às|as|até|ate|to|\ba\b)\s*/i)
  const begin = parseTime(from)
  const end = parseTime(to)
  return begin && end && rest.length === 0 ? { from: begin, to: end } : null
}

function parseTime(text: string | undefined): string | null {
  const [, hour, minute = '00'] = /^(\d{1,2})(?:\s*[:h.]\s*(\d{2})?)?\s*h?$/i.exec(text?.trim() ?? '') ?? []
  if (!hour || Number(minute) > 59) return null
  const time = `${hour.padStart(2, '0')}:${minute}`
  return time <= '24:00' ? time : null
}
