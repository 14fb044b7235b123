import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createSimulator } from '../../bots/simulator/index.ts'
import { createTelegramBot } from '../../bots/telegram/index.ts'
import { SYSTEM, sql } from '../../engine/index.ts'
import { createLog } from '../../engine/log.ts'
import { mailChannel } from '../../engine/notification/mail/mail-channel.ts'
import { openDesk } from '../admin/desk.ts'
import { everyRoute } from '../admin/every-route.ts'
import { testPanel } from '../admin/panel.ts'

const BOT_TOKEN = '4242424242:AAfrigideira-de-prata_do_sigilo0'
const HOOK_SECRET = 'pT7xWqLr2mVb9sKd4nHf6jGz8cYa3eUo'
const SMTP_PASSWORD = 'senha-do-correio-91827'
const WORDS = 'Palavras que ninguém além de nós deve ler'

test('a whole day in the log, at its most talkative, with nobody in it: no password, code, token, address, number or word', {
  timeout: 120_000,
}, async () => {
  let written = ''
  const log = createLog('trace', {
    write(line: string) {
      written += line
    },
  })
  const panel = await testPanel({ log, routes: everyRoute })
  const { engine, db } = panel
  const desk = await openDesk(panel)
  const ana = await panel.operator({ name: 'Anastácia Figueiredo', role: 'administrator' })
  const secrets = new Set<string>([ana.password, ana.email, ana.name, BOT_TOKEN, BOT_TOKEN.split(':')[1]!])
  for (const secret of [
    HOOK_SECRET,
    SMTP_PASSWORD,
    WORDS,
    'Maria Souza',
    'maria@paoquente.example',
    '87650001',
  ])
    secrets.add(secret)

  // Mail that finds no server, then one that refuses the password.
  const mail = mailChannel({
    smtpUrl: `smtp://robo:${SMTP_PASSWORD}@127.0.0.1:9`,
    from: 'Porto <no-reply@porto.example>',
    connectMs: 500,
  })
  const delivering = engine.outbox.deliver(mail)

  // Sign-in, right and wrong; a forgotten password; a session that is made up.
  const visitor = panel.visitor()
  await visitor.post('/sign-in', { email: ana.email, password: 'senha errada 5521' })
  secrets.add('senha errada 5521')
  const recovering = panel.visitor()
  await recovering.post('/recovery', { email: ana.email })
  const [{ payload: code }] = (await db.rows<{ payload: unknown }>(
    sql`select payload from outbox_message where lane = ${ana.email} order by id desc limit 1`,
  )) as [{ payload: unknown }]
  const [digits] = JSON.stringify(code).match(/\d{3} \d{3}/)!
  for (const spelling of [digits, digits.replace(' ', '')]) secrets.add(spelling)
  await recovering.post('/recovery/code', { code: '000001' })
  const client = await panel.signIn(ana)
  secrets.add(decodeURIComponent(client.cookies.get('bote.sid')!))
  visitor.cookies.set('bote.sid', 's%3Amade-up.signature')
  await visitor.get('/profile')

  // Links: the invitation of an operator, of a contact, the first set-up.
  const igor = await engine.operators.add(SYSTEM, { name: 'Igor', email: 'igor@bote.example', role: 'agent' })
  const invitation = await engine.operators.invite(SYSTEM, igor.id)
  const token = invitation.split('/').at(-1)!
  const invite = await engine.contacts.invite(desk.actorOf(ana), desk.maria.id)
  for (const secret of [token, invite.token, 'igor@bote.example']) secrets.add(secret)
  await panel.visitor().get(`/welcome/${token}`)
  await panel.visitor().get(`/nowhere/${token}?token=${token}&email=${ana.email}`)

  // The chat: words, a file, a shared number, an invitation used, a button, a poisonous message.
  const simulator = createSimulator({ clock: () => panel.clock.now() })
  simulator.addBot({ token: BOT_TOKEN, username: 'porto_bot', firstName: 'Porto' } as never)
  const apiRoot = await simulator.listen()
  const settings = { mode: 'polling' as const, token: BOT_TOKEN, apiRoot }
  const bot = createTelegramBot({ engine, settings })
  await bot.start()
  simulator.addPerson({ id: 555001, firstName: 'Maria', lastName: 'Souza', phone: '+5511987650001' })
  const maria = simulator.chat(555001)
  maria.say(WORDS)
  await maria.waitFor(() => true)
  maria.shareContact()
  maria.start(invite.token)
  maria.sendDocument({ name: 'extrato-sigiloso.pdf' } as never)
  maria.pressData('x'.repeat(64), { on: 1 })
  secrets.add('extrato-sigiloso')
  await expect
    .poll(async () => (await db.rows(sql`select 1 from inbox_message where state = 'waiting'`)).length, {
      timeout: 20_000,
    })
    .toBe(0)
  simulator.revokeToken(BOT_TOKEN)
  maria.say(`${WORDS} outra vez`)
  await expect.poll(() => written.includes('unauthorised'), { timeout: 20_000 }).toBe(true)

  // A webhook with a wrong secret, and one whose table is gone: a failure of ours.
  const hook = createTelegramBot({
    engine,
    settings: {
      ...settings,
      mode: 'webhook',
      url: new URL('https://bote.example/telegram'),
      secret: HOOK_SECRET,
    },
  })
  const server = createServer(
    (request, response) =>
      void hook.handle!(request, response).catch((error) => {
        log.error({ err: error }, 'a request failed')
        response.writeHead(500).end()
      }),
  ).listen(0, '127.0.0.1')
  onTestFinished(() => void server.closeAllConnections())
  await new Promise((resolve) => server.once('listening', resolve))
  const body = JSON.stringify({
    update_id: 1,
    message: { message_id: 1, date: 1, chat: { id: 555001, type: 'private' }, text: WORDS },
  })
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}/telegram`
  for (const secret of ['wrong', HOOK_SECRET])
    await fetch(at, { method: 'POST', body, headers: { 'X-Telegram-Bot-Api-Secret-Token': secret } })

  // The panel: words on a ticket, an upload, forms that fail, and failures of ours in the middle of them.
  const { id } = await desk.opens({ description: WORDS })
  await client.post(`/tickets/${id}/replies`, { visibility: 'public', text: WORDS })
  const form = new FormData()
  form.set('files', new File([WORDS], 'extrato-sigiloso.txt'))
  await client.postFiles('/attachments', form)
  await db.query(sql.raw('alter table customer rename to customer_gone'))
  await db.query(sql.raw('alter table log add constraint short check (length(body) < 3) not valid'))
  const customer = {
    name: WORDS,
    email: 'maria@paoquente.example',
    phone: '+5511987650001',
    document: '',
    companyId: desk.companyId,
  }
  expect((await client.post('/customers', customer)).status).toBe(500)
  expect((await client.get(`/customers?q=${encodeURIComponent(WORDS)}&search=x`)).status).toBe(500)
  expect((await client.post(`/tickets/${id}/replies`, { visibility: 'private', text: WORDS })).status).toBe(
    500,
  )
  await db.query(sql.raw('alter table inbox_message rename to inbox_gone'))
  await fetch(at, {
    method: 'POST',
    body: body.replace('1,', '2,'),
    headers: { 'X-Telegram-Bot-Api-Secret-Token': HOOK_SECRET },
  })
  await db.query(sql.raw('alter table inbox_gone rename to inbox_message'))
  await db.query(sql.raw('alter table customer_gone rename to customer'))

  await bot.stop(2_000)
  await simulator.close()
  await delivering.stop(2_000)
  mail.close()

  expect(written.split('\n').length).toBeGreaterThan(6)
  expect(written).toContain('a request failed')
  const found = [...secrets].flatMap((secret) =>
    written
      .split('\n')
      .filter((line) => line.includes(secret))
      .slice(0, 2)
      .map((line) => `${secret}: ${line.slice(0, 600)}`),
  )
  expect(found).toEqual([])
  expect(written).not.toMatch(/[\w.]+@(?:bote|paoquente)\.example/)
})
