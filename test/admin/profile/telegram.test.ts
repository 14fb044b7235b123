import { expect, test } from 'vitest'
import type { OperatorActor } from '../../../engine/index.ts'
import { expectAccessible } from '../accessible.ts'
import { testPanel } from '../panel.ts'

const operatorBot = {
  mode: 'polling' as const,
  token: '654321:only-for-tests-abcdef',
  apiRoot: 'https://telegram.example',
}

async function panelWithBot() {
  const panel = await testPanel({ config: { operatorBot } })
  await panel.engine.channels.report('operators', 'ready', { data: { username: 'EquipeBot' } })
  return panel
}

const NOTICES = {
  opened: 'digest',
  assigned: 'now',
  answered: 'now',
  refused: 'off',
  slaWarned: 'now',
  slaBreached: 'now',
  rated: 'digest',
  ratingUnder: '4',
  quietFrom: '22:00',
  quietUntil: '07:00',
  digestAt: '17:30',
}

test('without a bot the profile says who sets it up, and offers nothing', async () => {
  const panel = await testPanel()
  const ana = await panel.signIn(await panel.operator())
  const { body } = await ana.get('/profile')
  expect(body).toContain('O bot da equipe não está configurado.')
  expect(body).not.toContain('Conectar ao Telegram')
})

test('an operator connects by a link that is shown once, and lets it go', async () => {
  const panel = await panelWithBot()
  const person = await panel.operator({ name: 'Ana Lima' })
  const ana = await panel.signIn(person)
  expect((await ana.get('/profile')).body).toContain('Conectar ao Telegram')
  const { body } = await ana.post('/profile/telegram')
  const token = /https:\/\/t\.me\/EquipeBot\?start=([\w-]{43})/.exec(body)![1]!
  expect((await ana.get('/profile')).body).not.toContain(token)
  expect(await panel.engine.operatorChats.link({ externalId: '501', name: 'Ana no celular' }, token)).toBe(
    true,
  )
  const connected = (await ana.get('/profile')).body
  expect(connected).toContain('Ana no celular')
  expect(connected).not.toContain('Conectar ao Telegram')
  expect((await ana.post('/profile/telegram/disconnection')).location).toBe('/profile')
  expect((await ana.get('/profile')).body).toContain('Conectar ao Telegram')
  expect(await panel.engine.operatorChats.arrive('501')).toBeNull()
})

test('notices are chosen, kept, and refused in words where they make no sense', async () => {
  const panel = await panelWithBot()
  const person = await panel.operator()
  const ana = await panel.signIn(person)
  expect((await ana.post('/profile/notices', NOTICES)).location).toBe('/profile')
  expect(await panel.engine.noticeChoices.own(person as unknown as OperatorActor)).toEqual({
    atOnce: ['assigned', 'answered', 'slaWarned', 'slaBreached'],
    inDigest: ['opened', 'rated'],
    ratingUnder: 4,
    quietFrom: '22:00',
    quietUntil: '07:00',
    digestAt: '17:30',
  })
  expect((await ana.get('/profile')).body).toContain('value="17:30"')
  const half = await ana.post('/profile/notices', { ...NOTICES, quietUntil: '' })
  expect(half.status).toBe(422)
  expect(half.body).toContain('Preencha este campo')
  expect((await ana.post('/profile/notices', { ...NOTICES, digestAt: '25:00' })).status).toBe(422)
  expect((await ana.post('/profile/notices', { ...NOTICES, operatorId: person.id })).status).toBe(400)
})

test('only supervisors are asked about channels', async () => {
  const panel = await panelWithBot()
  const agent = await panel.signIn(await panel.operator())
  expect((await agent.get('/profile')).body).not.toContain('Um canal parou')
  const supervisor = await panel.signIn(await panel.operator({ role: 'supervisor' }))
  expect((await supervisor.get('/profile')).body).toContain('Um canal parou')
})

test.each([
  [360, 'dark'],
  [1440, 'light'],
] as const)('the profile fits %i px and is accessible in %s', { timeout: 60_000 }, async (width, theme) => {
  const panel = await panelWithBot()
  const page = await panel.browse(await panel.operator({ role: 'supervisor' }), { width, theme })
  await page.goto('/profile')
  await page.getByRole('button', { name: 'Conectar ao Telegram' }).click()
  await page.getByLabel('Link para o bot').waitFor()
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
})
