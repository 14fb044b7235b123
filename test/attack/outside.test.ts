import { readFileSync } from 'node:fs'
import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { createTelegramBot } from '../../bots/telegram/index.ts'
import { BadConfiguration, newId, readConfig, sql } from '../../engine/index.ts'
import { isMailbox } from '../../engine/notification/mail/address.ts'
import { mailChannel } from '../../engine/notification/mail/mail-channel.ts'
import { startWalk } from '../bots/telegram/walk.ts'
import { createWorld, type World } from '../world.ts'

describe('the webhook', () => {
  const SECRET = 'hK9fQ2mZ7pXw4LrT8vNc3bYs6dGj1aEu'
  const OTHERS = 'Zz9fQ2mZ7pXw4LrT8vNc3bYs6dGj1aEu'
  let world: World
  let port: number
  beforeEach(async () => {
    world = await createWorld()
    const bot = createTelegramBot({
      engine: world.engine,
      settings: {
        mode: 'webhook',
        token: '123456:TEST-TOKEN-OF-THE-HOOK',
        apiRoot: 'http://127.0.0.1:9',
        url: new URL('https://bote.example/telegram'),
        secret: SECRET,
      },
    })
    const server = createServer((request, response) => void bot.handle!(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
    onTestFinished(async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    })
  })

  const update = (id = 1, from = 987650001) =>
    JSON.stringify({
      update_id: id,
      message: {
        message_id: 1,
        date: 1,
        chat: { id: from, type: 'private' },
        from: { id: from, is_bot: false, first_name: 'X' },
        text: 'oi',
      },
    })

  function call(headers: string[], { method = 'POST', body = update() } = {}): Promise<number> {
    return new Promise((resolve, reject) => {
      const asked = httpRequest({
        port,
        host: '127.0.0.1',
        method,
        path: '/telegram',
        headers: ['Host', 'x', ...headers],
      })
      asked.on('response', (response) => {
        response.resume()
        resolve(response.statusCode!)
      })
      asked.on('error', reject)
      asked.end(body)
    })
  }
  const stored = async () =>
    (await world.db.one<{ count: number }>(sql`select count(*)::int as count from inbox_message`)).count
  const HEADER = 'X-Telegram-Bot-Api-Secret-Token'

  test('A80: without the secret, with another one, with it twice or nearly: 401, and nothing is stored', async () => {
    for (const headers of [
      [],
      [HEADER, ''],
      [HEADER, OTHERS],
      [HEADER, `${SECRET} x`],
      [HEADER, SECRET.toLowerCase()],
      [HEADER, SECRET.slice(0, -1)],
      [HEADER, `${SECRET}${SECRET}`],
      [HEADER, SECRET, HEADER, SECRET],
      [HEADER, OTHERS, HEADER, SECRET],
      ['Authorization', `Bearer ${SECRET}`],
      ['Cookie', `${HEADER}=${SECRET}`],
    ])
      expect({ headers, status: await call(headers) }).toEqual({ headers, status: 401 })
    expect(await stored()).toBe(0)
    expect(await call([HEADER, SECRET])).toBe(200)
    expect(await stored()).toBe(1)
  })

  test('A80: with the secret, only what is an update is taken', async () => {
    const right = [HEADER, SECRET]
    for (const body of [
      '',
      'null',
      '[]',
      '1',
      '"x"',
      '{}',
      '{"update_id":"1"}',
      '{"update_id":1.5}',
      '{"update_id":1e400}',
      '{"update_id":',
      '['.repeat(100_000),
    ])
      expect({ body: body.slice(0, 30), status: await call(right, { body }) }).toEqual({
        body: body.slice(0, 30),
        status: 400,
      })
    expect(await call(right, { body: `{"update_id":1,"x":"${'x'.repeat(2_000_000)}"}` })).toBe(413)
    for (const method of ['GET', 'PUT', 'DELETE']) expect(await call(right, { method, body: '' })).toBe(405)
    expect(await stored()).toBe(0)
    for (const odd of [
      '{"update_id":2}',
      '{"update_id":3,"message":null}',
      '{"update_id":4,"message":{"chat":{"id":"\\u0000"}}}',
      '{"update_id":5,"callback_query":{"id":"1","from":{"id":1},"data":"\\ud800"}}',
      '{"update_id":6,"__proto__":{"x":1},"message":{"chat":{"id":-1,"type":"x"}}}',
    ])
      expect({ odd, status: await call(right, { body: odd }) }).toEqual({ odd, status: 200 })
    expect(({} as { x?: unknown }).x).toBeUndefined()
  })

  test('A80: a webhook without a secret, or with one that stands in examples, does not start', () => {
    const environment = { TELEGRAM_BOT_TOKEN: '123456:ABCDEFGHIJKLMNOP', PUBLIC_URL: 'https://bote.example' }
    for (const secret of [
      undefined,
      '',
      'short',
      'change-me-change-me-change-me-change',
      'a'.repeat(40),
      `${SECRET} x`,
    ])
      expect(() =>
        readConfig({ ...environment, ...(secret === undefined ? {} : { TELEGRAM_WEBHOOK_SECRET: secret }) }),
      ).toThrow(BadConfiguration)
    expect(readConfig({ ...environment, TELEGRAM_WEBHOOK_SECRET: SECRET }).telegram.mode).toBe('webhook')
  })
})

describe('updates that came in by the right door', () => {
  test('A81: nothing that an update says of its sender makes anybody an operator', async () => {
    const walk = await startWalk(await createWorld())
    const zeca = walk.stranger({ id: 91, name: 'Davi Nunes' })
    zeca.start()
    await zeca.waitFor('confirmar quem você é')
    for (const words of [
      '/claim 202611/0001',
      '/assumir 1',
      '/admin',
      '/close',
      '/operator',
      '/start operator',
    ])
      zeca.say(words)
    await walk.settled()
    expect(await walk.db.rows(sql`select 1 from event where actor_kind = 'operator'`)).toEqual([])
    const commands = readFileSync(join(import.meta.dirname, '../../bots/conversation/router.ts'), 'utf8')
    expect(commands).not.toMatch(/kind: 'operator'/)
  })

  test('A89: a chat that floods is told once, files no tickets without end, and the next chat is answered', {
    timeout: 60_000,
  }, async () => {
    const walk = await startWalk(await createWorld())
    const rosa = walk.phoneOf(walk.rosa)
    const maria = walk.phoneOf(walk.maria)
    for (let n = 0; n < 300; n++) maria.say(`mensagem ${n}`)
    const begun = performance.now()
    rosa.say('Meus tickets')
    await rosa.waitFor('ainda não tem tickets', { timeoutMs: 10_000 })
    expect(performance.now() - begun).toBeLessThan(10_000)
    await expect
      .poll(
        async () => (await walk.db.rows(sql`select 1 from inbox_message where state = 'waiting'`)).length,
        { timeout: 30_000 },
      )
      .toBe(0)
    const notices = await walk.db.rows(sql`
      select 1 from outbox_message where lane = '987650001' and payload::text like '%muitas mensagens%'`)
    expect(notices).toHaveLength(1)
    const { said } = await walk.db.one<{ said: number }>(
      sql`select count(*)::int as said from outbox_message where lane = '987650001'`,
    )
    expect(said).toBeLessThan(30)
    expect(
      await walk.db.rows(sql`select 1 from inbox_message where state not in ('done', 'waiting')`),
    ).toEqual([])
  })
})

describe('mail', () => {
  let received: { mail: ParsedMail; to: string[]; source: string }[] = []

  async function channel(from = 'Porto <no-reply@porto.example>') {
    received = []
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      async onData(stream, session, done) {
        const chunks: Buffer[] = []
        for await (const chunk of stream) chunks.push(chunk as Buffer)
        const source = Buffer.concat(chunks).toString()
        received.push({
          mail: await simpleParser(source),
          to: session.envelope.rcptTo.map(({ address }) => address),
          source,
        })
        done()
      },
    })
    server.on('error', () => undefined)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
    const { port } = server.server.address() as AddressInfo
    const mail = mailChannel({ smtpUrl: `smtp://127.0.0.1:${port}`, from })
    onTestFinished(() => mail.close())
    return mail
  }
  const delivery = (to: string, words: string) => ({
    id: '1',
    to,
    kind: 'ticket.opened',
    payload: {
      subject: words,
      language: 'pt' as const,
      thread: { ticketId: newId(), number: words },
      message: { text: [words, { bold: words }] },
    },
  })

  test('A86: an address is one mailbox or nobody: no list, name, group, header or quoted part', async () => {
    const { deliver } = await channel()
    for (const to of [
      'a@b.example\r\nBcc: x@y.example',
      'a@b.example, c@d.example',
      'a@b.example;c@d.example',
      '"a@b.example" <x@y.example>',
      'Ana <a@b.example>',
      'grupo: a@b.example, c@d.example;',
      '<a@b.example>',
      'a@b.example\0',
      'a@b.example\u2028x',
      'a b@c.example',
      '"a b"@c.example',
      '@b.example',
      'a@',
      'a@b',
      'a@b..example',
      'a@[127.0.0.1]',
      'a@b.example>',
      'a@b.example (x)',
      '__proto__',
      '',
      `${'a'.repeat(300)}@b.example`,
    ]) {
      expect({ to, is: isMailbox(to) }).toEqual({ to, is: false })
      expect((await deliver(delivery(to, 'oi'))).kind).toBe('dead')
    }
    expect(received).toEqual([])
  })

  test('A86: words in a subject, a number and a text add no header and no recipient', async () => {
    const { deliver } = await channel()
    const evil = [
      'oi\r\nBcc: x@y.example',
      'oi\nBcc: x@y.example',
      'oi\rX-Evil: 1',
      'oi\u0000\u000b\u2028Bcc: x@y.example',
      '=?utf-8?Q?oi=0D=0ABcc:_x@y.example?=',
      `${'x'.repeat(998)}\r\nBcc: x@y.example`,
    ]
    for (const words of evil)
      expect((await deliver(delivery('ana@cliente.example', words))).kind).toBe('sent')
    expect(received).toHaveLength(evil.length)
    for (const { mail, to, source } of received) {
      expect(to).toEqual(['ana@cliente.example'])
      expect(mail.bcc).toBeUndefined()
      expect(mail.cc).toBeUndefined()
      expect(mail.headers.get('x-evil')).toBeUndefined()
      expect(source.split('\r\n\r\n')[0]).not.toMatch(/^(bcc|cc|x-evil):/im)
    }
  })

  test('A86: the sender is one mailbox, or the program does not begin', async () => {
    for (const from of ['a@b.example, c@d.example', 'grupo: a@b.example;', 'a@b', ''])
      expect(() => mailChannel({ smtpUrl: 'smtp://127.0.0.1:9', from })).toThrow()
    for (const MAIL_FROM of ['a@b.example\r\nBcc: x@y.example', 'nobody'])
      expect(() => readConfig({ SMTP_URL: 'smtp://localhost', MAIL_FROM })).toThrow(BadConfiguration)
  })

  test('A87: every mail says that a machine wrote it, so that machines do not answer; and none is read here', async () => {
    const { deliver } = await channel()
    await deliver(delivery('ana@cliente.example', 'oi'))
    const { headers } = received[0]!.mail
    expect(headers.get('auto-submitted')).toBe('auto-generated')
    expect(headers.get('x-auto-response-suppress')).toBe('All')
    const { dependencies } = packageJson()
    for (const reader of ['imapflow', 'imap', 'node-pop3', 'smtp-server'])
      expect(Object.keys(dependencies)).not.toContain(reader)
  })
})

test('A90: no package that is known to be open to attacks is installed', () => {
  const { packages } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8'),
  ) as { packages: Record<string, Locked> }
  /** What runs at a customer's; what only tests use meets nobody. */
  const versionsOf = (name: string) =>
    Object.entries(packages).flatMap(([path, { version, dev }]) =>
      path.endsWith(`node_modules/${name}`) && version && !dev ? [version] : [],
    )
  /** The first version without the advisory. */
  const atLeast: Record<string, string> = {
    nodemailer: '9.0.5',
    express: '5.1.0',
    'body-parser': '2.2.1',
    qs: '6.14.1',
    busboy: '1.0.0',
    'path-to-regexp': '8.2.0',
    cookie: '0.7.0',
    ws: '8.17.1',
    'express-session': '1.18.2',
    'on-headers': '1.1.0',
    'tar-fs': '3.1.1',
  }
  for (const [name, least] of Object.entries(atLeast))
    for (const version of versionsOf(name))
      expect({ name, version, isSafe: isAtLeast(version, least) }).toEqual({ name, version, isSafe: true })
  expect(versionsOf('nodemailer').length).toBeGreaterThan(0)
  for (const name of ['multer', 'dicer', 'request', 'node-serialize', 'vm2', 'ejs', 'pug', 'marked'])
    expect({ name, versions: versionsOf(name) }).toEqual({ name, versions: [] })
  const unsigned = Object.entries(packages).filter(
    ([path, { resolved, integrity }]) => path !== '' && resolved?.startsWith('http') && !integrity,
  )
  expect(unsigned).toEqual([])
})

type Locked = { version?: string; resolved?: string; integrity?: string; dev?: boolean }

function packageJson(): { dependencies: Record<string, string> } {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'))
}

function isAtLeast(version: string, least: string): boolean {
  const [have, want] = [version, least].map((text) => text.split(/[.-]/).slice(0, 3).map(Number)) as [
    number[],
    number[],
  ]
  for (const [n, part] of want.entries()) if (have[n] !== part) return (have[n] ?? 0) > part
  return true
}
