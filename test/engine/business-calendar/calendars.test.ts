import { expect, test } from 'vitest'
import { calendarFor } from '../../../engine/business-calendar/calendar-for.ts'
import { desk, refusal, WEEKDAYS_8_TO_18 } from '../administration/desk.ts'

const LUNCH = ['08:00-12:00, 13:30-18:00', '8-12, 13:30-18', '8-18', '8-18', '8-17', '', '']

test('a department works by its own calendar, else by its company’s', async () => {
  const { engine, rute, sensus, suporte } = await desk()
  const night = await engine.calendars.add(rute, {
    name: 'Plantão',
    timeZone: 'America/Manaus',
    hours: ['22-6', '', '', '', '', '', ''],
  })
  const timeZone = async (departmentId: string | null) =>
    (await engine.calendars.calendarFor(sensus.id, departmentId)).timeZone
  expect(await timeZone(suporte.id)).toBe('America/Sao_Paulo')
  await engine.departments.change(rute, suporte.id, { name: 'Suporte', calendarId: night.id })
  expect([await timeZone(suporte.id), await timeZone(null)]).toEqual(['America/Manaus', 'America/Sao_Paulo'])
})

test('a calendar is the same object until somebody changes it', async () => {
  const { engine, rute, sensus, calendar } = await desk()
  const ask = () => engine.calendars.calendarFor(sensus.id, null)
  const before = await ask()
  expect(await ask()).toBe(before)
  const { version } = await engine.calendars.change(rute, calendar.id, {
    name: 'Comercial',
    timeZone: 'America/Sao_Paulo',
    hours: LUNCH,
  })
  expect(version).toBe(2)
  expect((await ask()).weekly).toHaveLength(7)
})

test('a change that was rolled back leaves nothing behind, though its version comes again', async () => {
  const { engine, db, deps, rute, sensus, calendar } = await desk()
  const close = (name: string) => engine.calendars.setClosure(rute, calendar.id, { date: '2026-12-24', name })
  await db
    .transaction(async (tx) => {
      const { calendars } = await import('../../../engine/business-calendar/calendars.ts')
      await calendars({ ...deps, db: tx }).setClosure(rute, calendar.id, {
        date: '2026-12-24',
        name: 'Nunca',
      })
      expect((await calendarFor(tx, sensus.id, null)).closures).toMatchObject([{ name: 'Nunca' }])
      throw new Error('rolled back')
    })
    .catch(() => undefined)
  expect((await engine.calendars.calendarFor(sensus.id, null)).closures).toEqual([])
  await close('Véspera')
  expect((await engine.calendars.calendarFor(sensus.id, null)).closures).toMatchObject([{ name: 'Véspera' }])
})

test('hours that cannot be read, overlap or are none at all are named by their weekday', async () => {
  const { engine, rute, calendar } = await desk()
  const change = (hours: string[], timeZone = 'America/Sao_Paulo') =>
    refusal(engine.calendars.change(rute, calendar.id, { name: 'Comercial', timeZone, hours }))
  expect(await change(['manhã', '', '8-12, 11-13', '', '', '', ''])).toEqual(['hours.1: malformed'])
  expect(await change(['', '', '8-12, 11-13', '', '', '', ''])).toEqual(['hours.3: overlap'])
  expect(await change(['', '', '', '', '', '', ''])).toEqual(['hours.1: noHours'])
  expect(await change(WEEKDAYS_8_TO_18, 'Mars/Olympus')).toEqual(['timeZone: unknownTimeZone'])
})

test('holidays are proposed, and close nothing until they are switched on', async () => {
  const { engine, rute, sensus, calendar } = await desk()
  const days = await engine.calendars.closuresOf(rute, calendar.id, 2026, { state: 'SP' })
  expect(days.find(({ date }) => date === '2026-04-21')).toMatchObject({
    kind: 'national',
    kept: false,
    active: false,
  })
  expect((await engine.calendars.calendarFor(sensus.id, null)).closures).toEqual([])

  const accepted = await engine.calendars.acceptHolidays(rute, calendar.id, 2026, { state: 'SP' })
  expect(accepted).toBeGreaterThan(8)
  const closed = (await engine.calendars.calendarFor(sensus.id, null)).closures
  expect(closed.find(({ date }) => date === '2026-04-21')).toMatchObject({ active: true })
  expect(closed.some(({ date }) => date === '2026-02-17')).toBe(false) // Carnival is for each company to decide
  expect(await engine.calendars.acceptHolidays(rute, calendar.id, 2026, { state: 'SP' })).toBe(0)
})

test('a day is switched off and on, opened for some hours, and taken away', async () => {
  const { engine, rute, sensus, calendar } = await desk()
  const kept = async () => (await engine.calendars.calendarFor(sensus.id, null)).closures
  const ashes = { date: '2026-02-18', name: 'Quarta-feira de Cinzas', open: '14h às 18h' }
  await engine.calendars.setClosure(rute, calendar.id, ashes)
  expect(await kept()).toEqual([
    {
      date: '2026-02-18',
      name: 'Quarta-feira de Cinzas',
      open: [{ from: '14:00', to: '18:00' }],
      active: true,
    },
  ])
  const day = (await engine.calendars.closuresOf(rute, calendar.id, 2026)).find(
    ({ date }) => date === ashes.date,
  )!
  await engine.calendars.switchClosure(rute, calendar.id, day, false)
  expect(await kept()).toMatchObject([{ active: false, open: [{ from: '14:00' }] }])
  await engine.calendars.removeClosure(rute, calendar.id, ashes.date)
  expect(await kept()).toEqual([])
  expect(await refusal(engine.calendars.removeClosure(rute, calendar.id, ashes.date))).toBe(
    'NotFound closure_not_found',
  )
  expect(await refusal(engine.calendars.setClosure(rute, calendar.id, { ...ashes, open: '18-14' }))).toEqual([
    'open: endsBeforeItBegins',
  ])
})

test('a calendar that somebody works by is not removed; agents do not see calendars, supervisors only look', async () => {
  const { engine, rute, silvia, ana, beto, calendar } = await desk()
  expect(await refusal(engine.calendars.remove(rute, calendar.id))).toBe('Refused calendar_in_use')
  expect(await refusal(engine.calendars.list(ana))).toBe('NotFound calendar_not_found')
  expect(await engine.calendars.list(silvia)).toMatchObject([{ companies: ['Sensus', 'Totall'] }])
  expect(await engine.calendars.list(beto)).toMatchObject([{ companies: ['Totall'] }])
  const day = { date: '2026-12-24', name: 'Véspera' }
  for (const actor of [silvia, beto]) {
    expect(await refusal(engine.calendars.setClosure(actor, calendar.id, day))).toBe(
      'Forbidden only_administrators',
    )
  }
})

test('two changes of the same calendar at once both count', async () => {
  const { engine, rute, sensus, calendar } = await desk()
  const days = ['2026-12-24', '2026-12-25', '2026-12-26', '2026-12-31']
  await Promise.all(
    days.map((date) => engine.calendars.setClosure(rute, calendar.id, { date, name: 'Recesso' })),
  )
  expect((await engine.calendars.calendarFor(sensus.id, null)).closures.map(({ date }) => date)).toEqual(days)
  expect((await engine.calendars.find(rute, calendar.id)).version).toBe(5)
})
