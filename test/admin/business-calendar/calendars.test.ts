import { expect, test } from 'vitest'
import { openDesk } from '../desk.ts'
import { testPanel } from '../panel.ts'

async function opened() {
  const panel = await testPanel()
  const desk = await openDesk(panel)
  const { companyId } = desk
  const rute = await panel.signIn(await panel.operator({ role: 'administrator' }))
  const beto = await panel.signIn(await panel.operator({ role: 'administrator', companyId }))
  const calendar = () => panel.engine.calendars.calendarFor(companyId, null)
  return { panel, desk, rute, beto, calendar, path: `/calendars/${companyId}` }
}

const WEEK = { 'hours.1': '8-12, 13:30-18', 'hours.2': '8h às 18h', 'hours.5': '8-17' }
const FORM = { name: 'Comercial', timeZone: 'America/Sao_Paulo' }

test('the week is typed as people write hours', async () => {
  const { rute, calendar, path } = await opened()
  expect((await rute.post(path, { ...FORM, ...WEEK })).location).toBe(path)
  expect((await calendar()).weekly).toEqual([
    { day: 1, from: '08:00', to: '12:00' },
    { day: 1, from: '13:30', to: '18:00' },
    { day: 2, from: '08:00', to: '18:00' },
    { day: 5, from: '08:00', to: '17:00' },
  ])
  expect((await rute.get(path)).body).toContain('value="08:00-12:00, 13:30-18:00"')
})

test('hours that cannot be are worded at their weekday', async () => {
  const { rute, path } = await opened()
  const { status, body } = await rute.post(path, { ...FORM, 'hours.1': '8-12, 11-13', 'hours.2': '8-18' })
  expect(status).toBe(422)
  expect(body).toMatch(
    /id="hours\.1-fault"[^>]*>Segunda-feira: os horários 08:00–12:00 e 11:00–13:00 se sobrepõem/,
  )
  expect(body).toContain('value="8-12, 11-13"')
})

test('a holiday is switched on and off without scripts', async () => {
  const { rute, calendar, path } = await opened()
  const natal = `${path}/closures/2027-12-25/switch?year=2027`
  const { location } = await rute.post(natal, { active: 'on' })
  expect(location).toBe(`${path}?year=2027#year`)
  expect((await calendar()).closures).toMatchObject([{ date: '2027-12-25', name: 'Natal', active: true }])
  await rute.post(natal, { active: 'off' })
  expect((await calendar()).closures).toMatchObject([{ date: '2027-12-25', active: false }])
  expect((await rute.post(`${path}/closures/2027-12-23/switch?year=2027`, { active: 'on' })).status).toBe(404)
})

test('a day of one’s own is closed in part, changed, and taken off the list', async () => {
  const { rute, calendar, path } = await opened()
  await rute.post(`${path}/closures`, { date: '2027-12-23', name: 'Festa', open: '8-12' })
  const { body } = await rute.get(`${path}?year=2027&day=2027-12-23`)
  expect(body).toContain('Abre só 08:00-12:00')
  expect(body).toContain('Mudar um dia')
  const refused = await rute.post(`${path}/closures`, { date: '2027-12-23', name: 'Festa', open: 'cedo' })
  expect(refused.status).toBe(422)
  await rute.post(`${path}/closures/2027-12-23/removal?year=2027`)
  expect((await calendar()).closures).toEqual([])
})

test('who is limited to one company reads the shared calendar, and is refused kindly when they change it', async () => {
  const { beto, path } = await opened()
  expect((await beto.get(path)).body).toContain('Quem altera é a administração.')
  expect((await beto.post(path, { ...FORM, ...WEEK })).status).toBe(403)
  expect((await beto.post(`${path}/closures/2027-12-25/switch?year=2027`, { active: 'on' })).status).toBe(403)
})

test('F66: who waits already is listed with the old and the new date before anything is applied', async () => {
  const { panel, desk, rute, beto, path } = await opened()
  panel.clock.set(new Date('2027-12-23T17:30:00-03:00'))
  const { number } = await desk.opens()
  expect((await rute.get(`${path}/application`)).body).toContain('Nenhuma data muda')
  await rute.post(`${path}/closures`, { date: '2027-12-24', name: 'Véspera', open: '' })

  for (const client of [rute, beto]) {
    const { body } = await client.get(`${path}/application`)
    expect(body).toContain('1 ticket espera; em 1 a data muda.')
    expect(body).toContain(number)
    expect(body).toContain('Primeira resposta')
    expect(body).toMatch(/24\/12\/2027, 08:30[\s\S]*27\/12\/2027, 08:30/)
    expect(body.includes('Aplicar a 1 ticket')).toBe(client === rute)
  }
  expect((await beto.post(`${path}/application`)).status).toBe(403)
  const { location } = await rute.post(`${path}/application`)
  expect(location).toBe(path)
  expect((await rute.get(path)).body).toContain('As novas datas estão sendo calculadas.')
  expect((await rute.get('/audit')).body).toContain('aplicou aos tickets em espera')
})
