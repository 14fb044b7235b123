import fc from 'fast-check'
import { expect, it } from 'vitest'
import { instantNow, instantThen, TIME_ZONE_RULES, wallTime } from '../../../engine/sla/wall-time.ts'

const ZONES = [
  'America/Sao_Paulo',
  'America/Noronha',
  'UTC',
  'America/New_York',
  'Asia/Kathmandu',
  'Pacific/Apia',
]

it('comes back to the same instant, also in an hour that comes twice', () => {
  const instants = fc.date({
    min: new Date('2015-01-01'),
    max: new Date('2031-12-31'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(instants, fc.constantFrom(...ZONES), (at, zone) => {
      const local = wallTime(at, zone)
      expect(instantThen(local)).toEqual(at)
      expect(instantNow(local)).toEqual(at)
    }),
  )
  const twice = new Date('2018-02-18T02:30:00Z')
  expect(wallTime(twice, 'America/Sao_Paulo')).toBe('2018-02-17T23:30:00-03:00[America/Sao_Paulo]')
  expect(instantNow(wallTime(twice, 'America/Sao_Paulo'))).toEqual(twice)
})

it('keeps the hour of a day whose offset is another one than was thought', () => {
  const local = '2019-11-08T10:00:00-02:00[America/Sao_Paulo]'
  expect(instantThen(local).toISOString()).toBe('2019-11-08T12:00:00.000Z')
  expect(instantNow(local).toISOString()).toBe('2019-11-08T13:00:00.000Z')
})

it('moves an hour that was taken away behind the gap', () => {
  const local = '2018-11-04T00:30:00-03:00[America/Sao_Paulo]'
  expect(wallTime(instantNow(local), 'America/Sao_Paulo')).toBe(
    '2018-11-04T01:30:00-02:00[America/Sao_Paulo]',
  )
})

it('knows the version of its rules, in an order that texts have', () => {
  expect(TIME_ZONE_RULES).toMatch(/^20\d\d[a-z]$/)
  expect('2018i' < TIME_ZONE_RULES).toBe(true)
})
