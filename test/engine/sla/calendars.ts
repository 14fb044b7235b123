import type { BusinessCalendar, Closure, Hours, Weekday } from '../../../engine/sla/calendar.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

/** Monday to Friday 08-12 and 13-18: nine hours a day. */
export function office(closures: Closure[] = [], timeZone = 'America/Sao_Paulo'): BusinessCalendar {
  return {
    timeZone,
    weekly: weekly(
      [1, 2, 3, 4, 5],
      [
        { from: '08:00', to: '12:00' },
        { from: '13:00', to: '18:00' },
      ],
    ),
    closures,
  }
}

export function aroundTheClock(timeZone = 'America/Sao_Paulo', closures: Closure[] = []): BusinessCalendar {
  return { timeZone, weekly: weekly(EVERY_DAY, [{ from: '00:00', to: '24:00' }]), closures }
}

/** 22:00 to 06:00, beginning on each of the days. */
export function nightShift(days: Weekday[], timeZone: string, closures: Closure[] = []): BusinessCalendar {
  return {
    timeZone,
    weekly: days.map((day) => ({ day, from: '22:00', to: '06:00', overnight: true })),
    closures,
  }
}

export function weekly(days: readonly Weekday[], hours: readonly Hours[]) {
  return days.flatMap((day) => hours.map((interval) => ({ day, ...interval })))
}

export function closed(date: string, name = 'Feriado', open: Hours[] = []): Closure {
  return { date, name, open, active: true }
}

/** A local time in today's São Paulo (-03:00), such as `2026-01-09 17:30`. */
export function saoPaulo(local: string): Date {
  return new Date(`${local.replace(' ', 'T')}-03:00`)
}

/** How the clock of the zone shows it: `Fri 2026-01-09 17:30`. */
export function clock(date: Date | null, timeZone = 'America/Sao_Paulo'): string | null {
  if (!date) return null
  const format = new Intl.DateTimeFormat('en-GB', { ...CLOCK_PARTS, timeZone })
  const parts = Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]))
  return `${parts.weekday} ${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`
}

export const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

const CLOCK_PARTS = {
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const
