import { createHash } from 'node:crypto'
import { createTransport } from 'nodemailer'
import addressparser from 'nodemailer/lib/addressparser'
import type { Channel, Delivery, DeliveryResult, MailPayload, MailThread } from '../channel.ts'
import { isMailbox } from './address.ts'
import { mailHtml } from './html.tsx'
import { mailText } from './plain.ts'
import { resultOf } from './smtp-error.ts'

export type MailOptions = {
  /** `smtp://user:password@host:587` or `smtps://…` */
  smtpUrl: string
  /** `Company <no-reply@company.example>`: the name stands at the top of every mail. */
  from: string
  /** Limits, in ms. */
  connectMs?: number
  silenceMs?: number
}

/** E-mail: HTML and text, no reply wanted, a ticket's mails in one thread. Opens no connection before the first mail. */
export function mailChannel({ smtpUrl, from, connectMs = 15_000, silenceMs = 60_000 }: MailOptions) {
  const sender = parseSender(from)
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 3,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })

  async function deliver({ id, to, payload }: Delivery): Promise<DeliveryResult> {
    const mail = payload as MailPayload
    if (!isMailbox(to)) return { kind: 'dead', reason: 'not one e-mail address', recipientGone: true }
    const [kind, caseId] = mail.thread ? rootOf(mail.thread) : ['', '']
    const messageId = `<${digest(`${id} ${to} ${caseId}`)}@${sender.domain}>`
    const root = mail.thread && `<${kind}.${caseId}@${sender.domain}>`
    try {
      await transport.sendMail({
        from: { name: sender.name, address: sender.address },
        to: { name: '', address: to },
        subject: oneLine(mail.thread ? `[${mail.thread.number}] ${mail.subject}` : mail.subject),
        text: mailText(mail),
        html: mailHtml(mail, sender.name),
        messageId,
        ...(root ? { inReplyTo: root, references: root } : {}),
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
        },
      })
      return { kind: 'sent', externalId: messageId }
    } catch (error) {
      return resultOf(error)
    }
  }

  return {
    name: 'email' as const,
    limits: { receive: 0, send: 0 },
    deliver,
    /** Whether the mail server takes our connection and password; the reason when it does not. */
    async check(): Promise<string | null> {
      try {
        await transport.verify()
        return null
      } catch (error) {
        const result = resultOf(error)
        return result.kind === 'sent' ? null : result.reason
      }
    },
    close: () => transport.close(),
  } satisfies Channel & Record<string, unknown>
}

/** What a thread's mails refer to. */
function rootOf(thread: MailThread): [kind: string, id: string] {
  return 'ticketId' in thread ? ['ticket', thread.ticketId] : ['atendimento', thread.atendimentoId]
}

/** Throws for a sender that is not one mailbox: configuration is checked at the start. */
function parseSender(from: string): { name: string; address: string; domain: string } {
  const [parsed, ...more] = addressparser(from)
  const address = parsed && 'address' in parsed ? (parsed.address ?? '') : ''
  if (more.length > 0 || !isMailbox(address)) throw new TypeError('the sender must be one e-mail address')
  return { name: parsed?.name || 'Bote', address, domain: address.slice(address.lastIndexOf('@') + 1) }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}
