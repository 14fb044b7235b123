import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BusinessCalendar } from '../../../engine/sla/calendar.ts'
import { deadline } from '../../../engine/sla/deadline.ts'
import { explain } from '../../../engine/sla/explanation.ts'
import { closedPeriodId, isOpen, nextOpening } from '../../../engine/sla/opening.ts'
import { addBusinessTime, businessTimeBetween, subtractBusinessTime } from '../../../engine/sla/time.ts'
import { windowsFrom } from '../../../engine/sla/windows.ts'
import { calendars, calendarsIn, durations, holds, instants, spans, zones } from './arbitraries.ts'
import { aroundTheClock, clock, MINUTE } from './calendars.ts'

const OWN_ZONE = process.env.TZ

/**
 * The zone of the process, and what its clocks were off UTC (in minutes) on 1 January 2026.
 * Set at run time: Node honours that in a process (vitest's pool `forks`), not in a thread.
 */
const PROCESS_ZONES = [
  ['UTC', 0],
  ['America/Sao_Paulo', 180],
  ['Asia/Kathmandu', -345],
  ['Pacific/Apia', -780],
] as const

describe.each(PROCESS_ZONES)('B20 with the process in %s', (processZone, offset) => {
  beforeAll(() => {
    process.env.TZ = processZone
  })
  afterAll(() => {
    if (OWN_ZONE === undefined) delete process.env.TZ
    else process.env.TZ = OWN_ZONE
  })

  test('the process really is there', () => {
    expect(new Date('2026-01-01T00:00:00Z').getTimezoneOffset()).toBe(offset)
  })

  holds(
    'add(t, a + b) = add(add(t, a), b)',
    [calendars(), instants(), durations(), durations()],
    (calendar, t, a, b) => {
      const atOnce = addBusinessTime(calendar, t, a + b)
      expect(addBusinessTime(calendar, addBusinessTime(calendar, t, a), b)).toEqual(atOnce)
    },
  )

  holds('between(t, add(t, a)) = a', [calendars(), instants(), durations()], (calendar, t, a) => {
    expect(businessTimeBetween(calendar, t, addBusinessTime(calendar, t, a))).toBe(a)
  })

  holds('between(subtract(t, a), t) = a', [calendars(), instants(), durations()], (calendar, t, a) => {
    expect(businessTimeBetween(calendar, subtractBusinessTime(calendar, t, a), t)).toBe(a)
  })

  holds(
    'a warning a before the deadline leaves a',
    [calendars(), instants(), durations(), durations()],
    (calendar, t, a, b) => {
      const due = addBusinessTime(calendar, t, a + b)
      const warning = subtractBusinessTime(calendar, due, a)
      expect(businessTimeBetween(calendar, t, warning)).toBe(b)
    },
  )

  holds(
    'later starts and larger budgets are due later',
    [calendars(), instants(), durations(), durations()],
    (calendar, t, a, later) => {
      const due = addBusinessTime(calendar, t, a).getTime()
      expect(addBusinessTime(calendar, t, a + later).getTime()).toBeGreaterThanOrEqual(due)
      expect(addBusinessTime(calendar, new Date(t.getTime() + later), a).getTime()).toBeGreaterThanOrEqual(
        due,
      )
    },
  )

  holds('due is inside a window or at its end', [calendars(), instants(), durations()], (calendar, t, a) => {
    const due = addBusinessTime(calendar, t, a).getTime()
    const window = windowsFrom(calendar, due).next().value!
    expect(window.from).toBeLessThanOrEqual(due)
    expect(due).toBeLessThanOrEqual(window.to)
  })

  holds('windows are in order and never overlap', [calendars(), instants()], (calendar, t) => {
    let last = Number.NEGATIVE_INFINITY
    let seen = 0
    for (const { from, to } of windowsFrom(calendar, t.getTime())) {
      expect(from).toBeGreaterThanOrEqual(last)
      expect(to).toBeGreaterThan(from)
      last = to
      if (++seen === 20) break
    }
  })

  holds('between adds up', [calendars(), instants(), spans(), spans()], (calendar, t, first, second) => {
    const [middle, end] = [new Date(t.getTime() + first), new Date(t.getTime() + first + second)]
    const parts = businessTimeBetween(calendar, t, middle) + businessTimeBetween(calendar, middle, end)
    expect(businessTimeBetween(calendar, t, end)).toBe(parts)
  })

  holds('around the clock is plain addition', [zones(), instants(), durations()], (timeZone, t, a) => {
    expect(addBusinessTime(aroundTheClock(timeZone), t, a).getTime()).toBe(t.getTime() + a)
  })

  holds(
    'a pause moves the deadline by its open time',
    [calendars(), instants(), durations(1), spans(), spans()],
    (calendar, start, budgetMs, until, length) => {
      const pause = {
        from: new Date(start.getTime() + until),
        to: new Date(start.getTime() + until + length),
      }
      const unpaused = addBusinessTime(calendar, start, budgetMs)
      const paused = pause.from < unpaused ? businessTimeBetween(calendar, pause.from, pause.to) : 0
      const due = deadline(calendar, { start, budgetMs, pauses: [pause] })
      expect(due).toEqual(addBusinessTime(calendar, unpaused, paused))
    },
  )

  holds(
    'the explanation is gapless and its counted time is the budget',
    [calendars(), instants(), durations(1), spans(), spans()],
    (calendar, start, budgetMs, until, length) => {
      const pauses = [
        { from: new Date(start.getTime() + until), to: new Date(start.getTime() + until + length) },
      ]
      const { due, intervals } = explain(calendar, { start, budgetMs, pauses })
      expect(intervals[0]!.from).toBe(start.toISOString())
      expect(intervals.at(-1)!.to).toBe(due)
      expect(intervals.slice(1).map(({ from }) => from)).toEqual(intervals.slice(0, -1).map(({ to }) => to))
      expect(intervals.filter(({ counted }) => counted).reduce((sum, { ms }) => sum + ms!, 0)).toBe(budgetMs)
    },
  )

  holds(
    'a closed period has one name, until it opens',
    [calendars(), instants(), fc.double({ min: 0, max: 0.999, noNaN: true })],
    (calendar, t, part) => {
      const opening = nextOpening(calendar, t)!
      expect(isOpen(calendar, opening)).toBe(true)
      expect(closedPeriodId(calendar, opening)).toBeNull()
      if (isOpen(calendar, t)) return
      const meanwhile = new Date(t.getTime() + Math.floor((opening.getTime() - t.getTime()) * part))
      expect(closedPeriodId(calendar, meanwhile)).toBe(closedPeriodId(calendar, t))
    },
  )
})

/** Zones without clock changes in 2026, counted quarter by quarter from what the wall clock shows. */
test('open time is what a person with a wall clock would count', () => {
  const steadyZone = fc.constantFrom('America/Sao_Paulo', 'Asia/Kathmandu', 'UTC')
  fc.assert(
    fc.property(
      steadyZone.chain(calendarsIn),
      fc.integer({ min: 0, max: 300 * 96 }),
      fc.integer({ min: 0, max: 672 }),
      (calendar, first, count) => {
        const quarter = (n: number) => new Date(Date.UTC(2026, 0, 2) + n * 15 * MINUTE)
        const open = Array.from({ length: count }, (_, n) => quarter(first + n)).filter((at) =>
          showsOpen(calendar, at),
        )
        expect(businessTimeBetween(calendar, quarter(first), quarter(first + count))).toBe(
          open.length * 15 * MINUTE,
        )
      },
    ),
    { numRuns: 60 },
  )
})

function showsOpen({ timeZone, weekly, closures }: BusinessCalendar, at: Date): boolean {
  const [weekday, date, time] = clock(at, timeZone)!.split(' ') as [string, string, string]
  const today = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(weekday) + 1
  const yesterday = today === 1 ? 7 : today - 1
  const scheduled = weekly.some(({ day, from, to, overnight }) =>
    overnight
      ? (day === today && from <= time) || (day === yesterday && time < to)
      : day === today && from <= time && time < to,
  )
  const closure = closures.find((candidate) => candidate.active && candidate.date === date)
  return scheduled && (!closure || closure.open!.some(({ from, to }) => from <= time && time < to))
}
