import { expect, test } from 'vitest'
import { type NoticeChoice, USUAL_CHOICE } from '../../../engine/operator-notice/choice.ts'
import { momentToTell } from '../../../engine/operator-notice/moment.ts'

const night: NoticeChoice = { ...USUAL_CHOICE, quietFrom: '22:00', quietUntil: '07:00' }
const told = (choice: NoticeChoice, at: string, onDuty = false) =>
  momentToTell('answered', choice, {
    now: new Date(at),
    timeZone: 'America/Sao_Paulo',
    onDuty,
  })?.toISOString()

test('what is chosen is told at once, outside the quiet hours', () => {
  expect(told(USUAL_CHOICE, '2026-11-23T03:00:00-03:00')).toBe('2026-11-23T06:00:00.000Z')
  expect(told(night, '2026-11-23T21:59:00-03:00')).toBe('2026-11-24T00:59:00.000Z')
  expect(told(night, '2026-11-23T07:00:00-03:00')).toBe('2026-11-23T10:00:00.000Z')
})

test('in the quiet hours it waits for their end, over midnight too', () => {
  expect(told(night, '2026-11-23T22:00:00-03:00')).toBe('2026-11-24T10:00:00.000Z')
  expect(told(night, '2026-11-24T06:59:00-03:00')).toBe('2026-11-24T10:00:00.000Z')
  const lunch = { ...USUAL_CHOICE, quietFrom: '12:00', quietUntil: '13:00' }
  expect(told(lunch, '2026-11-23T12:30:00-03:00')).toBe('2026-11-23T16:00:00.000Z')
  expect(told(lunch, '2026-11-23T13:00:00-03:00')).toBe('2026-11-23T16:00:00.000Z')
})

test('what is for the digest waits for its hour', () => {
  const daily: NoticeChoice = { ...USUAL_CHOICE, atOnce: [], inDigest: ['answered'], digestAt: '17:30' }
  expect(told(daily, '2026-11-23T10:00:00-03:00')).toBe('2026-11-23T20:30:00.000Z')
  expect(told(daily, '2026-11-23T17:30:00-03:00')).toBe('2026-11-24T20:30:00.000Z')
})

test('what is not chosen is never told', () => {
  expect(told({ ...USUAL_CHOICE, atOnce: ['opened'] }, '2026-11-23T10:00:00-03:00')).toBeUndefined()
  expect(told({ ...USUAL_CHOICE, atOnce: [] }, '2026-11-23T10:00:00-03:00', true)).toBeUndefined()
})

test('on duty it comes at once, whatever the hour', () => {
  expect(told(night, '2026-11-23T23:00:00-03:00', true)).toBe('2026-11-24T02:00:00.000Z')
})
