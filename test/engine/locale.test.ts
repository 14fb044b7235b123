import { describe, expect, test } from 'vitest'
import {
  formatAgo,
  formatDate,
  formatDateTime,
  formatDuration,
  formatMoney,
  formatTime,
  formatWeekdayTime,
} from '../../engine/locale.ts'

const brazilian = { language: 'pt', timeZone: 'America/Sao_Paulo' } as const
const english = { language: 'en', timeZone: 'America/Sao_Paulo' } as const
const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000]

describe("dates are shown in the reader's language and the company's zone", () => {
  const at = new Date('2026-04-02T20:05:00Z')

  test('in Portuguese', () => {
    expect(formatDateTime(at, brazilian)).toBe('02/04/2026, 17:05')
    expect(formatDate(at, brazilian)).toBe('02/04/2026')
    expect(formatTime(at, brazilian)).toBe('17:05')
    expect(formatWeekdayTime(at, brazilian)).toBe('quinta-feira, 02/04, às 17:05')
  })

  test('in English, with the month as a word', () => {
    expect(formatDateTime(at, english)).toBe('2 Apr 2026, 17:05')
    expect(formatDate(at, english)).toBe('2 Apr 2026')
    expect(formatTime(at, english)).toBe('17:05')
    expect(formatWeekdayTime(at, english)).toBe('Thursday 2 Apr, at 17:05')
  })

  test('in another zone the clock and the date differ', () => {
    expect(formatDateTime(at, { language: 'pt', timeZone: 'Asia/Kathmandu' })).toBe('03/04/2026, 01:50')
  })

  test('midnight is 00:00', () => {
    expect(formatTime(new Date('2026-04-02T03:00:00Z'), brazilian)).toBe('00:00')
  })
})

test.each([
  [0, '0 s', '0 s'],
  [45 * SECOND, '45 s', '45 s'],
  [59.7 * SECOND, '1 min', '1 min'],
  [59 * MINUTE + 40 * SECOND, '1 h', '1 h'],
  [90 * MINUTE, '1 h 30 min', '1 h 30 min'],
  [DAY - SECOND, '1 dia', '1 day'],
  [28 * HOUR, '1 dia 4 h', '1 day 4 h'],
  [2 * DAY, '2 dias', '2 days'],
  [-2 * HOUR, '2 h', '2 h'],
])('%d ms last %s', (ms, pt, en) => {
  expect([formatDuration(ms, 'pt'), formatDuration(ms, 'en')]).toEqual([pt, en])
})

test.each([
  [-5 * SECOND, 'agora', 'now'],
  [-5 * MINUTE, 'há 5 minutos', '5 minutes ago'],
  [-1 * HOUR, 'há 1 hora', '1 hour ago'],
  [-47 * HOUR, 'há 1 dia', '1 day ago'],
  [-40 * DAY, 'há 1 mês', '1 month ago'],
  [2 * HOUR, 'em 2 horas', 'in 2 hours'],
])('%d ms from now is %s', (ms, pt, en) => {
  const now = new Date('2026-04-02T20:05:00Z')
  const date = new Date(now.getTime() + ms)
  expect([formatAgo(date, now, 'pt'), formatAgo(date, now, 'en')]).toEqual([pt, en])
})

test('money is written as the reader writes it, from cents', () => {
  expect(formatMoney(123456, 'BRL', 'pt')).toBe('R$\u00a01.234,56')
  expect(formatMoney(123456, 'BRL', 'en')).toBe('R$1,234.56')
  expect(formatMoney(-5, 'BRL', 'pt')).toBe('-R$\u00a00,05')
})
