import { expect, test } from 'vitest'
import { type SilentState, silenceDeadlines } from '../../../engine/silence/deadlines.ts'
import { SILENCE_PRESETS } from '../../../engine/silence/presets.ts'
import { presetCalendar } from '../../../engine/sla/presets.ts'

const calendar = presetCalendar('weekdays8to18')
const since = new Date('2026-04-02T20:00:00Z') // Thursday 17:00 in São Paulo, the day before Good Friday
const { totvs, totall } = SILENCE_PRESETS

function deadlines(policy: Parameters<typeof silenceDeadlines>[0]['policy'], state: SilentState) {
  const { closesOrMovesAt, follows, reminders } = silenceDeadlines({ policy, calendar, state, since })
  return [
    closesOrMovesAt?.toISOString().slice(0, 16),
    follows,
    reminders.map((at) => at.toISOString().slice(0, 10)),
  ]
}

test('TOTVS: seven days pending, then five in validation, five for a solution; reminders two days and one before', () => {
  expect(deadlines(totvs, 'pending_customer')).toEqual([
    '2026-04-09T20:00',
    'validation',
    ['2026-04-07', '2026-04-08'],
  ])
  expect(deadlines(totvs, 'customer_validation')).toEqual([
    '2026-04-07T20:00',
    'close',
    ['2026-04-05', '2026-04-06'],
  ])
  expect(deadlines(totvs, 'awaiting_approval')).toEqual([
    '2026-04-07T20:00',
    'close',
    ['2026-04-05', '2026-04-06'],
  ])
})

test('TOTALL: fifteen days, a reminder three days before', () => {
  expect(deadlines(totall, 'pending_customer')).toEqual(['2026-04-17T20:00', 'close', ['2026-04-14']])
  expect(deadlines(totall, 'awaiting_approval')).toEqual(['2026-04-17T20:00', 'close', ['2026-04-14']])
})

test('business days pass over weekends and closed days, reminders too', () => {
  const closed = { ...calendar, closures: [{ date: '2026-04-03', name: 'Sexta-feira Santa', active: true }] }
  const policy = { ...totvs, businessDays: true }
  const { closesOrMovesAt, reminders } = silenceDeadlines({
    policy,
    calendar: closed,
    state: 'awaiting_approval',
    since,
  })
  expect(closesOrMovesAt).toEqual(new Date('2026-04-10T20:00:00Z'))
  expect(reminders).toEqual([new Date('2026-04-08T20:00:00Z'), new Date('2026-04-09T20:00:00Z')])
})

test('a solution may wait for as long as it takes', () => {
  expect(deadlines({ ...totvs, approvalFollows: 'nothing' }, 'awaiting_approval')).toEqual([
    undefined,
    null,
    [],
  ])
})

test('no reminder comes at once, at the deadline or twice', () => {
  const policy = { ...totvs, approvalDays: 2, reminderDaysBefore: [5, 2, 1, 1, 0] }
  expect(deadlines(policy, 'awaiting_approval')).toEqual(['2026-04-04T20:00', 'close', ['2026-04-03']])
})
