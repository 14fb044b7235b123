import { expect, test } from 'vitest'
import { openDesk } from '../desk.ts'
import { testPanel } from '../panel.ts'

const RULES = {
  name: 'Nova',
  businessDays: 'false',
  pendingDays: '7',
  pendingFollows: 'validation',
  validationDays: '5',
  approvalDays: '5',
  approvalFollows: 'close',
  reminderDaysBefore: '2, 1',
}

async function opened() {
  const panel = await testPanel()
  const desk = await openDesk(panel)
  const ana = await panel.operator()
  const { id, number } = await desk.opens()
  await panel.engine.tickets.take(desk.actorOf(ana), id)
  await panel.engine.tickets.solve(desk.actorOf(ana), id, { text: 'Atualize para a 12.4.' })
  const silvia = await panel.signIn(await panel.operator({ role: 'supervisor' }))
  return { panel, desk, silvia, number, ana: await panel.signIn(ana) }
}

test('without scripts the page comes back with the form as typed and the simulation below', async () => {
  const { silvia, number } = await opened()
  const { status, body } = await silvia.post('/silence-policies/simulation', { ...RULES, approvalDays: '30' })
  expect(status).toBe(200)
  expect(body).toContain('<h1')
  expect(body).toMatch(/value="30"/)
  expect(body).toContain(number)
  expect(body).toContain('depois')
})

test('with scripts only the table comes back', async () => {
  const { silvia, number } = await opened()
  const { body } = await silvia.post('/silence-policies/simulation', RULES, { 'HX-Request': 'true' })
  expect(body).not.toContain('<html')
  expect(body).toContain(number)
  const faulty = await silvia.post(
    '/silence-policies/simulation',
    { ...RULES, approvalDays: '' },
    { 'HX-Request': 'true' },
  )
  expect([faulty.status, faulty.body.includes('alert')]).toEqual([422, true])
})

test('the simulation is limited to the policy asked for, and is not for agents', async () => {
  const { panel, silvia, ana } = await opened()
  const other = await panel.engine.silencePolicies.add(
    { kind: 'system', id: null, name: 'Bote', channel: 'system' },
    { name: 'De ninguém', pendingDays: 1, validationDays: 1, approvalDays: 1 },
  )
  const { body } = await silvia.post('/silence-policies/simulation', { ...RULES, policyId: other.id })
  expect(body).toContain('Nenhum ticket espera pelo cliente')
  expect((await ana.post('/silence-policies/simulation', RULES)).status).toBe(404)
})
