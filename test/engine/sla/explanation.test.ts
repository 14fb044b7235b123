import { expect, test } from 'vitest'
import { type Explanation, explain } from '../../../engine/sla/explanation.ts'
import { clock, closed, HOUR, office, saoPaulo } from './calendars.ts'

test('every interval from the start to the deadline tells whether and why it counted', () => {
  const calendar = office([closed('2026-02-18', 'Quarta-feira de Cinzas', [{ from: '14:00', to: '24:00' }])])
  const explanation = explain(calendar, {
    start: saoPaulo('2026-02-17 11:00'),
    budgetMs: 12 * HOUR,
    pauses: [{ from: saoPaulo('2026-02-17 17:00'), to: saoPaulo('2026-02-17 17:30') }],
  })
  expect(lines(explanation)).toEqual([
    'Tue 2026-02-17 11:00 – Tue 2026-02-17 12:00 open',
    'Tue 2026-02-17 12:00 – Tue 2026-02-17 13:00 (lunch)',
    'Tue 2026-02-17 13:00 – Tue 2026-02-17 17:00 open',
    'Tue 2026-02-17 17:00 – Tue 2026-02-17 17:30 (paused)',
    'Tue 2026-02-17 17:30 – Tue 2026-02-17 18:00 open',
    'Tue 2026-02-17 18:00 – Wed 2026-02-18 00:00 (outsideHours)',
    'Wed 2026-02-18 00:00 – Wed 2026-02-18 14:00 (holiday Quarta-feira de Cinzas)',
    'Wed 2026-02-18 14:00 – Wed 2026-02-18 18:00 open',
    'Wed 2026-02-18 18:00 – Thu 2026-02-19 08:00 (outsideHours)',
    'Thu 2026-02-19 08:00 – Thu 2026-02-19 10:30 open',
  ])
  expect(clock(new Date(explanation.due!))).toBe('Thu 2026-02-19 10:30')
})

test('a weekend is one interval, and a holiday on it is no holiday', () => {
  const explanation = explain(office([closed('2026-11-15', 'Proclamação da República')]), {
    start: saoPaulo('2026-11-13 17:00'),
    budgetMs: 2 * HOUR,
  })
  expect(lines(explanation)).toEqual([
    'Fri 2026-11-13 17:00 – Fri 2026-11-13 18:00 open',
    'Fri 2026-11-13 18:00 – Mon 2026-11-16 08:00 (outsideHours)',
    'Mon 2026-11-16 08:00 – Mon 2026-11-16 09:00 open',
  ])
})

test('a clock that stands still shows since when', () => {
  const explanation = explain(office(), {
    start: saoPaulo('2026-01-05 10:00'),
    budgetMs: 3 * HOUR,
    pauses: [{ from: saoPaulo('2026-01-05 11:00') }],
  })
  expect(explanation.due).toBeNull()
  expect(lines(explanation)).toEqual([
    'Mon 2026-01-05 10:00 – Mon 2026-01-05 11:00 open',
    'Mon 2026-01-05 11:00 – null (paused)',
  ])
})

test('it is plain JSON', () => {
  const explanation = explain(office(), { start: saoPaulo('2026-01-09 17:00'), budgetMs: 2 * HOUR })
  expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation)
})

function lines({ intervals }: Explanation): string[] {
  return intervals.map(({ from, to, counted, reason, name }) => {
    const why = name ? `${reason} ${name}` : reason
    return `${clock(new Date(from))} – ${clock(to ? new Date(to) : null)} ${counted ? why : `(${why})`}`
  })
}
