import { expect, test } from 'vitest'
import { openDesk } from '../desk.ts'
import { testPanel } from '../panel.ts'

test('the trail tells who changed what, from what to what, and is filtered by its address', async () => {
  const panel = await testPanel()
  const { customerId } = await openDesk(panel)
  const rute = await panel.signIn(await panel.operator({ name: 'Rute', role: 'administrator' }))
  await rute.post('/plans', { name: 'Ouro', whatsapp: 'on', active: 'on' })
  await rute.post(`/customers/${customerId}`, { name: 'Pão Dourado', code: '0042', active: 'on' })

  const { body } = await rute.get('/audit?entity=customer')
  expect(body).toMatch(/Rute<\/span> alterou/)
  expect(body).toMatch(/<del>.*Padaria Pão Quente<\/del><ins>.*Pão Dourado<\/ins>/s)
  expect(body).not.toContain('Ouro')
  expect((await rute.get('/audit?q=ouro')).body).toContain('incluiu')
  expect((await rute.get('/audit?to=2020-01-01')).body).toContain('Nenhuma mudança registrada')
  expect((await rute.get('/audit?from=yesterday&entity=%00&after=x')).status).toBe(200)
})

test('ids, hours and codes are told as people call them', async () => {
  const panel = await testPanel()
  const { suporte } = await openDesk(panel)
  const rute = await panel.signIn(await panel.operator({ name: 'Rute', role: 'administrator' }))
  const form = { name: 'Plantão', timeZone: 'America/Sao_Paulo' }
  const { location } = await rute.post('/calendars', { ...form, 'hours.1': '8-18' })
  await rute.post(location!, { ...form, 'hours.1': '9-12' })
  const calendarId = location!.replace('/calendars/', '')
  const changed = await rute.post(`/departments/${suporte.id}`, {
    ...{ name: 'Suporte', calendarId, silencePolicyId: '', firstResponseMinutes: '', email: '' },
    ...{ opensTickets: 'on', active: 'on' },
  })
  expect(changed.status).toBe(303)
  await rute.post(`/subjects/${suporte.typeId}`, {
    name: 'Erros',
    nameEn: '',
    severity: 'high',
    active: 'on',
  })

  const { body } = await rute.get('/audit')
  expect(body).toMatch(/calendário<\/dt>.*<ins>.*Plantão<\/ins>/s)
  expect(body).toMatch(/horário da semana<\/dt>.*<ins>.*Segunda-feira: 09:00-12:00<.*Terça-feira: Fechado</s)
  expect(body).toMatch(/severidade<\/dt>.*<del>.*normal<\/del><ins>.*alta<\/ins>/s)
  const told = body.slice(body.indexOf('<tbody')).replaceAll(/href="[^"]*"/g, '')
  expect(told).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
  expect(told).not.toContain('&quot;')
})
