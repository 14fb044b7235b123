import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import type { Delivery, MailPayload } from '../../../../engine/notification/channel.ts'
import { isMailbox } from '../../../../engine/notification/mail/address.ts'
import { mailChannel } from '../../../../engine/notification/mail/mail-channel.ts'

let received: { mail: ParsedMail; to: string[] }[] = []
afterEach(() => {
  received = []
})

async function mailServer(options: SMTPServerOptions = {}) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      simpleParser(stream).then((mail) => {
        received.push({ mail, to: session.envelope.rcptTo.map(({ address }) => address) })
        done()
      }, done)
    },
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return `smtp://127.0.0.1:${port}`
}

function channel(smtpUrl: string, limits = {}) {
  const mail = mailChannel({ smtpUrl, from: 'Porto Software <no-reply@porto.example>', ...limits })
  onTestFinished(() => mail.close())
  return mail
}

const TICKET = { ticketId: '0190a1b2-0000-7000-8000-000000000001', number: '202611/0001' }

function delivery(payload: Partial<MailPayload> = {}, more: Partial<Delivery> = {}): Delivery {
  return {
    id: '17',
    to: 'ana@cliente.example',
    kind: 'ticket.opened',
    payload: {
      subject: 'Recebemos o seu ticket',
      language: 'pt',
      thread: TICKET,
      message: { text: ['Olá, Ana.\n\nO ', { bold: 'ticket' }, ' foi aberto.'] },
      ...payload,
    },
    ...more,
  }
}

function fault(responseCode: number, message = 'no'): Error {
  return Object.assign(new Error(message), { responseCode })
}

test('a mail has text and HTML, the number in its subject, and asks for no answer', async () => {
  const { deliver } = channel(await mailServer())
  const result = await deliver(delivery())
  const { mail, to } = received[0]!
  expect(to).toEqual(['ana@cliente.example'])
  expect(mail.subject).toBe('[202611/0001] Recebemos o seu ticket')
  expect(mail.from?.text).toBe('"Porto Software" <no-reply@porto.example>')
  expect(mail.text).toContain('O ticket foi aberto.')
  expect(mail.text).toContain('não responda este e-mail')
  expect(mail.html).toContain('<strong>ticket</strong>')
  expect(mail.html).toContain('não responda este e-mail')
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
  expect(mail.headers.get('x-auto-response-suppress')).toBe('All')
  expect(result).toEqual({ kind: 'sent', externalId: mail.messageId })
})

test('the same delivery keeps its Message-ID, and a ticket is one thread', async () => {
  const { deliver } = channel(await mailServer())
  await deliver(delivery())
  await deliver(delivery())
  await deliver(delivery({}, { id: '18' }))
  const [first, again, other] = received.map(({ mail }) => mail)
  expect(first!.messageId).toMatch(/^<[0-9a-f]{32}@porto\.example>$/)
  expect(again!.messageId).toBe(first!.messageId)
  expect(other!.messageId).not.toBe(first!.messageId)
  for (const mail of [first, again, other]) {
    expect(mail!.inReplyTo).toBe(`<ticket.${TICKET.ticketId}@porto.example>`)
    expect(mail!.references).toBe(mail!.inReplyTo)
  }
})

test('nobody’s words become markup, headers or dangerous links', async () => {
  const { deliver } = channel(await mailServer())
  const evil = '"><svg/onload=alert(1)></title><script>alert(2)</script>'
  await deliver(
    delivery({
      subject: `oi\r\nBcc: x@y.example ${evil}`,
      message: {
        text: [
          evil,
          { bold: evil },
          { link: 'click', href: 'javascript:alert(3)' },
          { link: evil, href: 'https://a.example/?"><b>' },
        ],
        choices: [
          [
            { label: evil, href: 'data:text/html,x' },
            { label: 'ok', href: 'https://b.example/' },
          ],
        ],
      },
    }),
  )
  const { mail, to } = received[0]!
  expect(to).toEqual(['ana@cliente.example'])
  expect(mail.bcc).toBeUndefined()
  expect(mail.headers.has('bcc')).toBe(false)
  expect(mail.html).not.toMatch(/<svg|<script|javascript:|data:text|<b>/)
  expect(mail.html).toContain('&lt;svg/onload=alert(1)>')
  expect(mail.html).toContain('href="https://b.example/"')
})

test('buttons that only work in a chat are an instruction, links are links', async () => {
  const { deliver } = channel(await mailServer())
  await deliver(
    delivery({
      message: {
        text: ['Aprove a solução.'],
        choices: [
          [{ label: 'Aprovar', data: 't:ap:1' }],
          [{ label: 'Abrir conversa', href: 'https://t.me/porto_bot' }],
        ],
        attachments: ['a', 'b'],
      },
    }),
  )
  const { mail } = received[0]!
  expect(mail.text).toContain('Abrir conversa: https://t.me/porto_bot')
  expect(mail.text).toContain('use a sua conversa conosco')
  expect(mail.text).toContain('Há 2 arquivos anexados')
  expect(mail.html).not.toContain('Aprovar<')
})

test.each([
  'ana@a.example, bia@b.example',
  'ana@a.example\r\nBcc: bia@b.example',
  '"ana@a.example" <bia@b.example>',
  'Grupo: ana@a.example;',
  'ana@a.example\u202e',
  'ana@a.example\0',
  '__proto__',
  'ana@localhost',
  '',
])('%j is not one mailbox and gets nothing', async (to) => {
  const { deliver } = channel(await mailServer())
  expect(await deliver(delivery({}, { to }))).toMatchObject({ kind: 'dead' })
  expect(received).toEqual([])
})

test('usual addresses are mailboxes', () => {
  for (const address of [
    'a@b.co',
    'ana.silva+x@sub.cliente.com.br',
    "o'neil@x.example",
    'joão@exemplo.com.br',
  ]) {
    expect(isMailbox(address)).toBe(true)
  }
})

test('a server that is away is tried again later, all mails together', async () => {
  const { deliver } = channel('smtp://127.0.0.1:1')
  expect(await deliver(delivery())).toMatchObject({ kind: 'later', wholeChannel: true })
})

test.each([
  [421, { kind: 'later', wholeChannel: true }],
  [450, { kind: 'later' }],
  [451, { kind: 'later' }],
  [550, { kind: 'dead', reason: 'SMTP 550 (RCPT TO)' }],
  [552, { kind: 'dead' }],
])('a refusal of the recipient with %i', async (code, expected) => {
  const { deliver } = channel(await mailServer({ onRcptTo: (_, __, done) => done(fault(code)) }))
  expect(await deliver(delivery())).toMatchObject(expected)
})

test.each([
  [452, 'later'],
  [554, 'dead'],
])('a refusal of the content with %i', async (code, kind) => {
  const { deliver } = channel(
    await mailServer({
      onData(stream, _, done) {
        stream.resume().on('end', () => done(fault(code)))
      },
    }),
  )
  expect(await deliver(delivery())).toMatchObject({ kind })
})

test('a wrong password puts all mails off and is told by the check', async () => {
  const url = await mailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_, __, done) => done(fault(535, 'authentication failed')),
  })
  const mail = channel(url.replace('//', '//user:wrong@'))
  expect(await mail.deliver(delivery())).toMatchObject({ kind: 'later', wholeChannel: true })
  expect(await mail.check()).toMatch(/535/)
})

test('a server that falls silent after the data is given up in time', async () => {
  const { deliver } = channel(await mailServer({ onData: (stream) => void stream.resume() }), {
    silenceMs: 200,
  })
  const started = performance.now()
  expect(await deliver(delivery())).toMatchObject({ kind: 'later' })
  expect(performance.now() - started).toBeLessThan(5_000)
})

test('a sender that is not one mailbox is refused at the start', () => {
  expect(() => mailChannel({ smtpUrl: 'smtp://127.0.0.1', from: 'a@b.example, c@d.example' })).toThrow(
    TypeError,
  )
  expect(() => mailChannel({ smtpUrl: 'smtp://127.0.0.1', from: 'nobody' })).toThrow(TypeError)
})
