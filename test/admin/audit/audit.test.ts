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
