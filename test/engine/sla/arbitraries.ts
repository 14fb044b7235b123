import fc from 'fast-check'
import { test } from 'vitest'
import { type BusinessCalendar, parseCalendar, type Weekday } from '../../../engine/sla/calendar.ts'
import { EVERY_DAY, HOUR, MINUTE } from './calendars.ts'

const DAY = 24 * HOUR

export function holds<T extends [unknown, ...unknown[]]>(
  title: string,
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  check: (...values: T) => void,
) {
  test(title, () => {
    fc.assert(fc.property(...arbitraries, check), { numRuns: 150 })
  })
}

export function calendars(): fc.Arbitrary<BusinessCalendar> {
  return zones().chain(calendarsIn)
}

/** Any hours on quarter hours, night shifts among them, and some closures, whole and in part. */
export function calendarsIn(timeZone: string): fc.Arbitrary<BusinessCalendar> {
  const cuts = fc.uniqueArray(fc.integer({ min: 0, max: 7 * 96 - 1 }), { minLength: 6, maxLength: 24 })
  const closure = fc.record({
    date: fc
      .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    name: fc.constant('Feriado'),
    open: fc.constantFrom(
      [],
      [{ from: '14:00', to: '24:00' }],
      [
        { from: '00:00', to: '10:00' },
        { from: '15:00', to: '16:15' },
      ],
    ),
    active: fc.boolean(),
  })
  const closures = fc.uniqueArray(closure, { maxLength: 60, selector: ({ date }) => date })
  return fc
    .record({ timeZone: fc.constant(timeZone), weekly: cuts.map(intervalsBetween), closures })
    .filter(({ weekly }) => weekly.length > 0)
    .map(parseCalendar)
}

/** Cut points of the week (in quarter hours), taken two by two as hours; those longer than a day are left out. */
export function intervalsBetween(cuts: number[]) {
  const sorted = cuts.toSorted((a, b) => a - b)
  return sorted.flatMap((from, n) => {
    const to = sorted[n + 1]
    if (n % 2 === 1 || to === undefined || to - from > 96) return []
    const day = EVERY_DAY[Math.floor(from / 96)] as Weekday
    const end = to - (day - 1) * 96
    if (end <= 96) return [{ day, from: clockTime(from % 96), to: clockTime(end) }]
    return [{ day, from: clockTime(from % 96), to: clockTime(end - 96), overnight: true }]
  })
}

export function clockTime(quarters: number): string {
  return `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`
}

/** With daylight saving north and south, at midnight, by half an hour, and a zone that jumped over a date. */
export function zones(): fc.Arbitrary<string> {
  return fc.constantFrom(
    'UTC',
    'America/Sao_Paulo',
    'America/New_York',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Europe/Dublin',
    'Pacific/Apia',
  )
}

/** Anywhere in half a century, and often within hours of a change of some clock. */
export function instants(): fc.Arbitrary<Date> {
  const changes = [
    '2018-11-04T03:00Z', // São Paulo, midnight missing
    '2019-02-17T02:00Z', // São Paulo, evening twice
    '2026-03-08T07:00Z', // New York, hour missing
    '2026-11-01T06:00Z', // New York, hour twice
    '2006-10-29T02:31Z', // St John's, falls back over midnight
    '2026-04-04T15:00Z', // Lord Howe, half an hour twice
    '2011-12-30T10:00Z', // Apia, date missing
  ].map((at) => Date.parse(at))
  const anywhere = fc.integer({ min: Date.parse('1990-01-01'), max: Date.parse('2040-01-01') })
  const in2026 = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2026-12-31') })
  const nearChange = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -3 * DAY, max: 3 * DAY }))
    .map(([at, ms]) => at + ms)
  return fc.oneof(anywhere, in2026, nearChange).map((ms) => new Date(ms))
}

export function durations(min = 0): fc.Arbitrary<number> {
  return fc.oneof(
    fc.integer({ min, max: 60 * HOUR }),
    fc.integer({ min, max: 3 }),
    fc.integer({ min: 1, max: 240 }).map((n) => n * 15 * MINUTE),
  )
}

export function spans(): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: 20 * DAY })
}
