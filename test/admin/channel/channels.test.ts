import { expect, test } from 'vitest'
import { sql } from '../../../engine/index.ts'
import { expectAccessible } from '../accessible.ts'
import { testPanel } from '../panel.ts'

const TOKEN = '123456:only-for-tests-abcdef'

test('without a token says how to get one, step by step', async () => {
  const panel = await testPanel()
  const client = await panel.signIn(await panel.operator({ role: 'supervisor' }))
  const { status, body } = await client.get('/channels')
  expect(status).toBe(200)
  expect(body).toContain('@BotFather')
  expect(body).toContain('TELEGRAM_BOT_TOKEN=')
  expect(body).toContain('TELEGRAM_OPERATOR_BOT_TOKEN=')
  expect(body).toContain('SMTP_URL=')
})

test('with a token says how the bot does, what waits and what went wrong, and never the token', async () => {
  const panel = await testPanel({
    config: {
      telegram: { mode: 'polling', token: TOKEN, apiRoot: 'https://telegram.example' },
      operatorBot: { mode: 'polling', token: TOKEN, apiRoot: 'https://telegram.example' },
      mail: { smtpUrl: 'smtp://user:secret@mail.example', from: 'Suporte <suporte@empresa.example>' },
    },
  })
  await panel.engine.channels.report('telegram', 'down', {
    detail: 'conflict',
    data: { username: 'HorizonteBot' },
  })
  await panel.engine.channels.report('operators', 'down', {
    detail: 'unauthorised',
    data: { username: 'EquipeBot' },
  })
  await panel.db.query(sql`
    insert into outbox_message (channel, lane, kind, payload, state, error)
    values ('telegram', '1', 'dialog', '{}', 'queued', null), ('telegram', '1', 'dialog', '{}', 'dead', 'blocked')`)
  await panel.db.query(sql`
    insert into inbox_message (channel, external_id, lane, payload, state)
    values ('telegram', '1', '1', '{}', 'waiting'), ('telegram', '2', '1', '{}', 'parked')`)
  const client = await panel.signIn(await panel.operator({ role: 'administrator' }))
  const { body } = await client.get('/channels')
  for (const words of [
    '@HorizonteBot',
    '@EquipeBot',
    'troque TELEGRAM_OPERATOR_BOT_TOKEN',
    'Parado',
    'Outro programa usa o mesmo bot',
    'A pessoa bloqueou o bot',
    'suporte@empresa.example',
  ])
    expect(body).toContain(words)
  expect(body).not.toContain(TOKEN)
  expect(body).not.toContain('secret@')
  expect(body).not.toContain('/newbot')
})

test('is not for agents', async () => {
  const panel = await testPanel()
  const client = await panel.signIn(await panel.operator({ role: 'agent' }))
  expect((await client.get('/channels')).status).toBe(404)
  expect((await client.get('/dead-letters')).status).toBe(404)
})

test.each([
  [360, 'dark'],
  [1440, 'light'],
] as const)('fits %i px and is accessible in %s', { timeout: 60_000 }, async (width, theme) => {
  const panel = await testPanel()
  const page = await panel.browse(await panel.operator({ role: 'administrator' }), { width, theme })
  for (const path of ['/channels', '/dead-letters']) {
    await page.goto(path)
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  }
})
