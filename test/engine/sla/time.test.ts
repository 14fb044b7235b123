import { describe, expect, test } from 'vitest'
import { addBusinessTime, businessTimeBetween, subtractBusinessTime } from '../../../engine/sla/time.ts'
import { aroundTheClock, clock, closed, HOUR, MINUTE, nightShift, office, saoPaulo } from './calendars.ts'

/** January 2026: the 5th is a Monday, the 9th a Friday. */
describe('adding business time in office hours with lunch', () => {
  test.each([
    [
      'B01 two hours on Friday afternoon end on Monday morning',
      '2026-01-09 17:30',
      2 * HOUR,
      'Mon 2026-01-12 09:30',
    ],
    ['B02 an hour before lunch ends after it', '2026-01-05 11:30', HOUR, 'Mon 2026-01-05 13:30'],
    [
      'B03 what begins in the lunch break counts from its end',
      '2026-01-05 12:15',
      30 * MINUTE,
      'Mon 2026-01-05 13:30',
    ],
    ['B04 the closing minute itself is closed', '2026-01-05 18:00', MINUTE, 'Tue 2026-01-06 08:01'],
    ['B05 nothing added on a Saturday is Monday morning', '2026-01-10 15:00', 0, 'Mon 2026-01-12 08:00'],
    ['nothing added while open changes nothing', '2026-01-05 09:12', 0, 'Mon 2026-01-05 09:12'],
    [
      'a budget that fits exactly ends at noon, not after lunch',
      '2026-01-05 08:00',
      4 * HOUR,
      'Mon 2026-01-05 12:00',
    ],
    ['nothing added at closing time stays at closing time', '2026-01-05 12:00', 0, 'Mon 2026-01-05 12:00'],
    ['nine hours before opening fill the day', '2026-01-05 06:00', 9 * HOUR, 'Mon 2026-01-05 18:00'],
    ['five days of nine hours fill the week', '2026-01-05 08:00', 45 * HOUR, 'Fri 2026-01-09 18:00'],
  ])('%s', (_title, from, ms, due) => {
    expect(clock(addBusinessTime(office(), saoPaulo(from), ms))).toBe(due)
  })

  test('milliseconds are neither lost nor rounded', () => {
    const due = addBusinessTime(office(), new Date('2026-01-05T17:59:59.999-03:00'), 2)
    expect(due).toEqual(new Date('2026-01-06T08:00:00.001-03:00'))
  })
})

describe('holidays', () => {
  test('B06 Good Friday and the weekend are skipped', () => {
    const due = addBusinessTime(office([closed('2026-04-03')]), saoPaulo('2026-04-02 17:00'), 2 * HOUR)
    expect(clock(due)).toBe('Mon 2026-04-06 09:00')
  })

  test('B07 20 November, a Friday in 2026, is skipped', () => {
    const due = addBusinessTime(office([closed('2026-11-20')]), saoPaulo('2026-11-19 17:00'), 2 * HOUR)
    expect(clock(due)).toBe('Mon 2026-11-23 09:00')
  })

  test.each([
    ['worked through', [], 'Mon 2026-02-16 09:00'],
    [
      'on Monday and Tuesday, Ash Wednesday a usual day',
      ['2026-02-16', '2026-02-17'],
      'Wed 2026-02-18 09:00',
    ],
    ['and Ash Wednesday open from 14:00', ['2026-02-16', '2026-02-17', '2026-02-18'], 'Wed 2026-02-18 15:00'],
  ])('B08 Carnival %s', (_title, dates, due) => {
    const closures = dates.map((date) =>
      closed(date, 'Carnaval', date === '2026-02-18' ? [{ from: '14:00', to: '24:00' }] : []),
    )
    expect(clock(addBusinessTime(office(closures), saoPaulo('2026-02-13 17:00'), 2 * HOUR))).toBe(due)
  })

  test('a closure that is switched off closes nothing', () => {
    const switchedOff = { ...closed('2026-04-03'), active: false }
    const due = addBusinessTime(office([switchedOff]), saoPaulo('2026-04-02 17:00'), 2 * HOUR)
    expect(clock(due)).toBe('Fri 2026-04-03 09:00')
  })

  test('a partly open day never opens more than the weekly hours', () => {
    const sunday = closed('2026-01-11', 'Domingo', [{ from: '00:00', to: '24:00' }])
    expect(
      businessTimeBetween(office([sunday]), saoPaulo('2026-01-11 00:00'), saoPaulo('2026-01-12 00:00')),
    ).toBe(0)
  })
})

describe('clocks that change', () => {
  test('B13 a midnight that does not exist costs nothing: São Paulo, 4 November 2018', () => {
    const due = addBusinessTime(aroundTheClock(), new Date('2018-11-03T12:00-03:00'), 24 * HOUR)
    expect(clock(due)).toBe('Sun 2018-11-04 13:00')
  })

  test('B13 the day without midnight has 23 hours', () => {
    const [from, to] = [new Date('2018-11-04T00:00-03:00'), new Date('2018-11-05T00:00-02:00')]
    expect(businessTimeBetween(aroundTheClock(), from, to)).toBe(23 * HOUR)
  })

  test('B14 the day with two evenings has 25 hours: São Paulo, 16 February 2019', () => {
    const saturday = { ...aroundTheClock(), weekly: [{ day: 6 as const, from: '00:00', to: '24:00' }] }
    const [from, to] = [new Date('2019-02-15T12:00-02:00'), new Date('2019-02-17T12:00-03:00')]
    expect(businessTimeBetween(saturday, from, to)).toBe(25 * HOUR)
  })

  test('B15 office hours of the Sunday on which New York loses an hour are whole', () => {
    const sundays = {
      timeZone: 'America/New_York',
      weekly: [{ day: 7 as const, from: '09:00', to: '18:00' }],
      closures: [],
    }
    const [from, to] = [new Date('2026-03-08T00:00-05:00'), new Date('2026-03-09T00:00-04:00')]
    expect(businessTimeBetween(sundays, from, to)).toBe(9 * HOUR)
  })

  test.each([
    ['loses an hour lasts 7 h', '2026-03-07T12:00-05:00', '2026-03-08T12:00-04:00', 7],
    ['gains an hour lasts 9 h', '2026-10-31T12:00-04:00', '2026-11-01T12:00-05:00', 9],
  ])('B15 the night shift in which New York %s', (_title, from, to, hours) => {
    const nights = nightShift([6], 'America/New_York')
    expect(businessTimeBetween(nights, new Date(from), new Date(to))).toBe(hours * HOUR)
  })

  test('hours inside a skipped hour are not counted twice', () => {
    const calendar = {
      timeZone: 'America/New_York',
      weekly: [
        { day: 7 as const, from: '02:00', to: '02:30' },
        { day: 7 as const, from: '03:00', to: '04:00' },
      ],
      closures: [],
    }
    const [from, to] = [new Date('2026-03-08T00:00-05:00'), new Date('2026-03-09T00:00-04:00')]
    expect(businessTimeBetween(calendar, from, to)).toBe(HOUR)
  })

  test('a date that never was has no hours: Samoa skipped 30 December 2011', () => {
    const due = addBusinessTime(office([], 'Pacific/Apia'), new Date('2011-12-29T17:00-10:00'), 2 * HOUR)
    expect(clock(due, 'Pacific/Apia')).toBe('Mon 2012-01-02 09:00')
  })
})

describe('nights', () => {
  test('B16 a night shift runs over midnight', () => {
    const due = addBusinessTime(
      nightShift([1, 2], 'America/Sao_Paulo'),
      saoPaulo('2026-01-05 23:00'),
      8 * HOUR,
    )
    expect(clock(due)).toBe('Tue 2026-01-06 23:00')
  })

  test('B16 the Sunday shift ends on Monday morning', () => {
    const due = addBusinessTime(nightShift([7], 'America/Sao_Paulo'), saoPaulo('2026-01-11 21:00'), 8 * HOUR)
    expect(clock(due)).toBe('Mon 2026-01-12 06:00')
  })

  test('B16 a holiday closes its own date, midnight to midnight: the eve until 24:00 and the morning after count', () => {
    const nights = nightShift([1, 2, 3, 4, 5, 6, 7], 'America/Sao_Paulo', [closed('2026-12-25', 'Natal')])
    const due = (hours: number) => clock(addBusinessTime(nights, saoPaulo('2026-12-24 22:00'), hours * HOUR))
    expect([due(2), due(3), due(8)]).toEqual([
      'Fri 2026-12-25 00:00',
      'Sat 2026-12-26 01:00',
      'Sat 2026-12-26 06:00',
    ])
  })
})

test('B17 open around the clock equals plain addition, to the millisecond', () => {
  const from = new Date('2026-01-05T23:59:30.123-03:00')
  for (const ms of [0, 1, 29_877, 29_878, 60_000, 86_400_000, 31 * 86_400_000 + 7]) {
    expect(addBusinessTime(aroundTheClock(), from, ms).getTime()).toBe(from.getTime() + ms)
  }
})

test('B17 nothing added at 24:00 stays there, though the next day is closed', () => {
  const fridays = { ...office(), weekly: [{ day: 5 as const, from: '18:00', to: '24:00' }] }
  expect(clock(addBusinessTime(fridays, saoPaulo('2026-01-10 00:00'), 0))).toBe('Sat 2026-01-10 00:00')
  expect(clock(addBusinessTime(fridays, saoPaulo('2026-01-10 00:01'), 0))).toBe('Fri 2026-01-16 18:00')
})

test("B18 the company's zone counts, wherever the customer is", () => {
  const writtenInManaus = new Date('2026-01-05T17:30-04:00') // 18:30 in São Paulo: closed
  expect(clock(addBusinessTime(office(), writtenInManaus, HOUR))).toBe('Tue 2026-01-06 09:00')
})

describe('subtracting business time', () => {
  test.each([
    ['B19 an hour before Tuesday 08:30 is Monday 17:30', '2026-01-06 08:30', HOUR, 'Mon 2026-01-05 17:30'],
    [
      'an hour before Tuesday 09:00 is the opening, not the evening before',
      '2026-01-06 09:00',
      HOUR,
      'Tue 2026-01-06 08:00',
    ],
    ['an hour before Monday 08:00 lies on Friday', '2026-01-12 08:00', HOUR, 'Fri 2026-01-09 17:00'],
    ['lunch does not count', '2026-01-05 13:30', HOUR, 'Mon 2026-01-05 11:30'],
  ])('%s', (_title, until, ms, expected) => {
    expect(clock(subtractBusinessTime(office(), saoPaulo(until), ms))).toBe(expected)
  })
})

describe('business time between two instants', () => {
  test('counts open time only', () => {
    expect(businessTimeBetween(office(), saoPaulo('2026-01-09 17:00'), saoPaulo('2026-01-12 14:00'))).toBe(
      6 * HOUR,
    )
  })

  test('is negative backwards, so that overdue shows as such', () => {
    expect(businessTimeBetween(office(), saoPaulo('2026-01-05 11:00'), saoPaulo('2026-01-05 10:00'))).toBe(
      -HOUR,
    )
  })

  test('looks beyond a closure of more than a year', () => {
    const closures = daysFrom('2026-01-06', 400).map((date) => closed(date))
    expect(
      businessTimeBetween(office(closures), saoPaulo('2026-01-05 17:00'), saoPaulo('2027-02-10 10:00')),
    ).toBe(3 * HOUR)
  })
})

describe('a calendar that does not open', () => {
  test('B21 a year of closed days is an error within 50 ms', () => {
    const calendar = office(daysFrom('2026-01-01', 800).map((date) => closed(date)))
    const began = performance.now()
    expect(() => addBusinessTime(calendar, saoPaulo('2026-06-01 10:00'), HOUR)).toThrow(
      'calendar_never_opens',
    )
    expect(performance.now() - began).toBeLessThan(50)
  })

  test('the same backwards', () => {
    const calendar = office(daysFrom('2024-01-01', 800).map((date) => closed(date)))
    expect(() => subtractBusinessTime(calendar, saoPaulo('2026-01-01 10:00'), HOUR)).toThrow(
      'calendar_never_opens',
    )
  })

  test('eleven closed months are only long', () => {
    const calendar = office(daysFrom('2026-01-01', 334).map((date) => closed(date)))
    expect(clock(addBusinessTime(calendar, saoPaulo('2026-01-01 10:00'), HOUR))).toBe('Tue 2026-12-01 09:00')
  })
})

test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER])(
  '%d ms is a bug of the caller',
  (ms) => {
    expect(() => addBusinessTime(office(), saoPaulo('2026-01-05 10:00'), ms)).toThrow(RangeError)
  },
)

test('an invalid date is a bug of the caller', () => {
  expect(() => addBusinessTime(office(), new Date('soon'), HOUR)).toThrow(RangeError)
})

function daysFrom(date: string, count: number): string[] {
  const first = Date.parse(date)
  return Array.from({ length: count }, (_, n) => new Date(first + n * 24 * HOUR).toISOString().slice(0, 10))
}
