import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BusinessCalendar } from '../../../engine/sla/calendar.ts'
import { clockFace, dueAt, type SlaClock, shareAt, usedAt } from '../../../engine/sla/clock.ts'
import { deadline } from '../../../engine/sla/deadline.ts'
import { addBusinessTime, businessTimeBetween } from '../../../engine/sla/time.ts'
import { calendars, durations, holds, instants, spans } from './arbitraries.ts'
import { clock, closed, HOUR, MINUTE, office, saoPaulo } from './calendars.ts'

const BLANK: SlaClock = { allowanceMs: 3 * HOUR, usedMs: 0, runningSince: null }

function going(calendar: BusinessCalendar, at: Date, from: SlaClock = BLANK): SlaClock {
  return { ...standing(calendar, at, from), runningSince: at }
}

function standing(calendar: BusinessCalendar, at: Date, from: SlaClock): SlaClock {
  return { ...from, usedMs: usedAt(calendar, from, at), runningSince: null }
}

describe('three hours promised on Monday at 10:00', () => {
  const started = going(office(), saoPaulo('2026-01-05 10:00'))

  test('are due at 14:00 while nothing stops the clock', () => {
    expect(clock(dueAt(office(), started))).toBe('Mon 2026-01-05 14:00')
  })

  test('B09 stopped from 10:30 to 15:30 they are due four open hours later', () => {
    const paused = standing(office(), saoPaulo('2026-01-05 10:30'), started)
    expect(paused.usedMs).toBe(30 * MINUTE)
    expect(dueAt(office(), paused)).toBeNull()
    const resumed = going(office(), saoPaulo('2026-01-05 15:30'), paused)
    expect(clock(dueAt(office(), resumed))).toBe('Mon 2026-01-05 18:00')
  })

  test('B10 stopped over a weekend and a holiday, closed time adds nothing', () => {
    const calendar = office([closed('2026-01-12')])
    const friday = going(calendar, saoPaulo('2026-01-09 16:00'))
    const paused = standing(calendar, saoPaulo('2026-01-09 17:00'), friday)
    const resumed = going(calendar, saoPaulo('2026-01-13 09:00'), paused)
    expect(clock(dueAt(calendar, resumed))).toBe('Tue 2026-01-13 11:00')
  })

  test('B11 stopped and set going outside hours, nothing changes', () => {
    const evening = going(office(), saoPaulo('2026-01-05 17:00'))
    const paused = standing(office(), saoPaulo('2026-01-05 19:00'), evening)
    const resumed = going(office(), saoPaulo('2026-01-06 07:00'), paused)
    expect(dueAt(office(), resumed)).toEqual(dueAt(office(), evening))
  })

  test('B12 stopped twice in a row they stand, and a stop without an end has no deadline', () => {
    const once = standing(office(), saoPaulo('2026-01-05 10:30'), started)
    const twice = standing(office(), saoPaulo('2026-01-05 11:30'), once)
    expect(twice).toEqual(once)
    expect(dueAt(office(), twice)).toBeNull()
  })

  test('B22 a calendar edited while the clock stands counts from there on; what was used stays used', () => {
    const paused = standing(office(), saoPaulo('2026-01-05 11:00'), started)
    const edited = office([closed('2026-01-06')])
    const resumed = going(edited, saoPaulo('2026-01-05 17:00'), paused)
    expect(resumed.usedMs).toBe(HOUR)
    expect(clock(dueAt(edited, resumed))).toBe('Wed 2026-01-07 09:00')
  })

  test('another table keeps the time used: less than that was promised is over already', () => {
    const at = saoPaulo('2026-01-05 13:30')
    const moved = { ...going(office(), at, started), allowanceMs: 2 * HOUR }
    expect(moved.usedMs).toBe(2.5 * HOUR)
    // At noon, or when lunch is over: no open time lies between.
    expect(clock(dueAt(office(), moved))).toBe('Mon 2026-01-05 13:00')
    expect(clock(dueAt(office(), { ...moved, allowanceMs: 8 * HOUR }))).toBe('Tue 2026-01-06 09:00')
  })

  test('warnings fall into open time: three quarters of it at 13:15', () => {
    expect(clock(shareAt(office(), started, 0.75))).toBe('Mon 2026-01-05 13:15')
  })

  test('B19 an hour before Tuesday 08:30 is Monday afternoon', () => {
    const promised = { ...going(office(), saoPaulo('2026-01-05 08:30')), allowanceMs: 9 * HOUR }
    expect(clock(dueAt(office(), promised))).toBe('Tue 2026-01-06 08:30')
    expect(clock(shareAt(office(), promised, 8 / 9))).toBe('Mon 2026-01-05 17:30')
  })

  test('a page counts it down by itself: only inside the open times it was told', () => {
    const face = clockFace(office(), started, saoPaulo('2026-01-05 11:00'))
    expect(face).toMatchObject({ leftMs: 2 * HOUR, usedMs: HOUR, isRunning: true })
    expect(face.open[0]).toEqual([saoPaulo('2026-01-05 11:00'), saoPaulo('2026-01-05 12:00')])
    expect(face.open[1]).toEqual([saoPaulo('2026-01-05 13:00'), saoPaulo('2026-01-05 18:00')])
    const paused = standing(office(), saoPaulo('2026-01-05 11:00'), started)
    expect(clockFace(office(), paused, saoPaulo('2026-01-05 15:00'))).toMatchObject({
      leftMs: 2 * HOUR,
      isRunning: false,
      dueAt: null,
      open: [],
    })
  })
})

describe('whatever stops it', () => {
  const lengths = fc.array(fc.tuple(spans(), spans()), { maxLength: 6 })

  holds(
    'a clock stopped and set going is due when the promise with those pauses is',
    [calendars(), instants(), durations(1), lengths],
    (calendar, start, allowanceMs, parts) => {
      let at = start.getTime()
      let state = going(calendar, start, { ...BLANK, allowanceMs })
      const pauses: { from: Date; to: Date }[] = []
      for (const [running, pausing] of parts) {
        const from = new Date(at + running)
        const to = new Date(from.getTime() + pausing)
        state = going(calendar, to, standing(calendar, from, state))
        pauses.push({ from, to })
        at = to.getTime()
      }
      const due = dueAt(calendar, state) as Date
      const promised = deadline(calendar, { start, budgetMs: allowanceMs, pauses }) as Date
      if (state.usedMs <= allowanceMs) expect(due).toEqual(promised)
      else expect(due.getTime()).toBeLessThanOrEqual(at)
    },
  )

  holds(
    'stopping and setting going at once changes nothing',
    [calendars(), instants(), durations(1), spans()],
    (calendar, start, allowanceMs, running) => {
      const state = going(calendar, start, { ...BLANK, allowanceMs })
      const at = new Date(start.getTime() + running)
      const again = going(calendar, at, standing(calendar, at, state))
      expect(usedAt(calendar, again, at)).toBe(usedAt(calendar, state, at))
      if (again.usedMs < allowanceMs) expect(dueAt(calendar, again)).toEqual(dueAt(calendar, state))
    },
  )

  holds(
    'a change of allowance moves the deadline by as much open time, and uses nothing up',
    [calendars(), instants(), durations(1), durations(1), spans()],
    (calendar, start, first, more, running) => {
      const at = new Date(start.getTime() + running)
      const before = standing(calendar, at, going(calendar, start, { ...BLANK, allowanceMs: first }))
      const allowanceMs = before.usedMs + first
      const due = dueAt(calendar, going(calendar, at, { ...before, allowanceMs })) as Date
      const later = dueAt(
        calendar,
        going(calendar, at, { ...before, allowanceMs: allowanceMs + more }),
      ) as Date
      expect(later).toEqual(addBusinessTime(calendar, due, more))
      expect(businessTimeBetween(calendar, at, due)).toBe(first)
    },
  )
})
