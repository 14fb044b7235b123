import { describe, expect, test } from 'vitest'
import { parseCalendar } from '../../../engine/sla/calendar.ts'
import { asClosure, brazilianStates, proposeHolidays } from '../../../engine/sla/holidays.ts'
import { addBusinessTime } from '../../../engine/sla/time.ts'
import { clock, HOUR, office, saoPaulo } from './calendars.ts'

/** Portaria MGI: the ten national holidays of the law. */
const NATIONAL_2026 = [
  '2026-01-01',
  '2026-04-03',
  '2026-04-21',
  '2026-05-01',
  '2026-09-07',
  '2026-10-12',
  '2026-11-02',
  '2026-11-15',
  '2026-11-20',
  '2026-12-25',
]

test('the ten national holidays are proposed active, and nothing else is', async () => {
  const active = (await proposeHolidays(2026)).filter((holiday) => holiday.active)
  expect(active.map(({ date }) => date)).toEqual(NATIONAL_2026)
  expect(new Set(active.map(({ kind }) => kind))).toEqual(new Set(['national']))
})

test('20 November is national since 2024', async () => {
  const has = async (year: number) =>
    (await proposeHolidays(year)).some(({ date }) => date === `${year}-11-20`)
  expect([await has(2023), await has(2024), await has(2025)]).toEqual([false, true, true])
})

describe('optional points are proposed, but switched off', () => {
  test.each([
    ['2026-02-16', 'Carnaval', 'Carnival', []],
    ['2026-02-17', 'Carnaval', 'Carnival', []],
    ['2026-02-18', 'Quarta-feira de Cinzas', 'Ash Wednesday', [{ from: '14:00', to: '24:00' }]],
    ['2026-06-04', 'Corpus Christi', 'Corpus Christi', []],
    ['2026-12-24', 'Véspera de Natal', 'Christmas Eve', [{ from: '00:00', to: '14:00' }]],
  ])('%s %s', async (date, pt, en, open) => {
    const proposal = (await proposeHolidays(2026)).find((holiday) => holiday.date === date)
    expect(proposal).toEqual({ date, name: { pt, en }, kind: 'optional', open, active: false })
  })
})

test('days that nobody has off are not proposed', async () => {
  const names = (await proposeHolidays(2026)).map(({ name }) => name.pt)
  expect(names).not.toContain('Dia das Mães')
  expect(names).not.toContain('Páscoa')
})

describe('a state adds its own', () => {
  test('São Paulo: 9 July', async () => {
    const july = (await proposeHolidays(2026, { state: 'SP' })).find(({ date }) => date === '2026-07-09')
    expect(july).toMatchObject({ name: { pt: 'Revolução Constitucionalista' }, kind: 'state', active: true })
  })

  test('Rio de Janeiro: Carnival Tuesday is a holiday there', async () => {
    const tuesday = (await proposeHolidays(2026, { state: 'RJ' })).find(({ date }) => date === '2026-02-17')
    expect(tuesday).toMatchObject({ kind: 'state', active: true })
  })

  test('an unknown state adds nothing', async () => {
    expect(await proposeHolidays(2026, { state: 'constructor' })).toEqual(await proposeHolidays(2026))
  })

  test('all 27 can be chosen', async () => {
    const states = await brazilianStates()
    expect(Object.keys(states)).toHaveLength(27)
    expect(states.SP).toBe('São Paulo')
  })
})

test('two holidays on one date are one proposal with both names', async () => {
  const april = (await proposeHolidays(2000)).filter(({ date }) => date === '2000-04-21')
  expect(april).toHaveLength(1)
  expect(april[0]!.name.pt).toBe('Dia de Tiradentes / Sexta-Feira Santa')
})

test('every state and year makes a valid calendar, one entry a date', async () => {
  for (const state of Object.keys(await brazilianStates())) {
    for (const year of [2025, 2026]) {
      const closures = (await proposeHolidays(year, { state })).map((holiday) => asClosure(holiday, 'en'))
      expect(parseCalendar(office(closures)).closures).toHaveLength(closures.length)
    }
  }
})

test('once switched on, Ash Wednesday opens at 14:00', async () => {
  const closures = (await proposeHolidays(2026)).map((holiday) => ({
    ...asClosure(holiday, 'pt'),
    active: true,
  }))
  const due = addBusinessTime(office(closures), saoPaulo('2026-02-13 17:00'), 2 * HOUR)
  expect(clock(due)).toBe('Wed 2026-02-18 15:00')
})
