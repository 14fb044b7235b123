import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Driver, Ears, IncomingNote, Part, Sent, Session } from '../../../../bots/whatsapp/driver.ts'
import { Unreachable } from '../../../../bots/whatsapp/driver.ts'
import { signatureOf } from './cloud-api.ts'

type Media = { id: string; mime_type: string; filename?: string; caption?: string }
type Message = {
  id: string
  from: string
  timestamp: string
  type: string
  text?: { body: string }
  context?: { id?: string; forwarded?: boolean }
} & Partial<Record<'image' | 'document' | 'audio' | 'video' | 'sticker', Media>>
type Status = {
  id: string
  status: string
  recipient_id: string
  timestamp: string
  biz_opaque_callback_data?: string
}
type Value = {
  metadata: { phone_number_id: string }
  contacts?: { profile: { name: string } }[]
  messages?: Message[]
  statuses?: Status[]
}
type Answer = {
  id?: string
  url?: string
  messages?: { id: string }[]
  error?: { code: number; message: string }
}

type Options = { url: string; token: string; secret: string; numberId: string; ears: Ears }

const ACKS: Record<string, number> = { failed: -1, sent: 1, delivered: 2, read: 3 }
const NOBODY = 131026

/**
 * How little a driver for the official Cloud API is, to see that the interface fits it. It lacks what a real one needs
 * besides: keeping what it learnt in the database, limits of rates, the 24 hours in which only templates may be sent.
 */
export async function startCloud({
  url,
  token,
  secret,
  numberId,
  ears,
}: Options): Promise<Driver & { webhook: string }> {
  const reached = new Map<string, { to: string; content: string | null; ack: number; at: number }>()
  let isOpen = false
  const server = createServer((request, response) => void hear(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const webhook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/whatsapp`
  become('ready')

  function become(state: Session['state']): void {
    isOpen = state === 'ready'
    const session = { state, detail: null, qr: null, number: numberId, lastProbeAt: null, starts: 1 }
    ears.changed({ session, alarm: null })
  }

  async function hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request)
    const due = Buffer.from(signatureOf(body.toString(), secret))
    const given = Buffer.from(String(request.headers['x-hub-signature-256'] ?? ''))
    if (due.length !== given.length || !timingSafeEqual(due, given)) return void response.writeHead(401).end()
    const { entry } = JSON.parse(body.toString()) as { entry: { changes: { value: Value }[] }[] }
    for (const { changes } of entry)
      for (const { value } of changes) if (value.metadata.phone_number_id === numberId) take(value)
    response.writeHead(200).end()
  }

  function take(value: Value): void {
    for (const { id, status, recipient_id, timestamp, biz_opaque_callback_data } of value.statuses ?? []) {
      const ack = ACKS[status] ?? 0
      const content = biz_opaque_callback_data ?? null
      reached.set(id, { to: addressOf(recipient_id), content, ack, at: Number(timestamp) * 1_000 })
      ears.acknowledged(id, ack)
    }
    for (const message of value.messages ?? [])
      ears.incoming(noteOf(message, value.contacts?.[0]?.profile.name ?? null))
  }

  async function call(address: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...init.headers, Authorization: `Bearer ${token}` }
    return fetch(address, { ...init, headers }).catch((error) => {
      throw new Unreachable(String(error))
    })
  }

  async function ask(path: string, init?: RequestInit): Promise<Answer> {
    return (await call(`${url}/${path}`, init)).json() as Promise<Answer>
  }

  async function send(to: string, part: Part): Promise<Sent> {
    if (!isOpen) return { kind: 'closed', reason: 'stopped' }
    try {
      const type = part.file ? 'document' : 'text'
      const answer = await ask(`${numberId}/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({
          messaging_product: 'whatsapp',
          to: to.split('@')[0],
          type,
          [type]: part.file ? await document(part, part.file) : { body: part.text },
          // Comes back with what becomes of the message: so it is known when its id never was.
          biz_opaque_callback_data: contentOf(part),
          ...(part.replyTo ? { context: { message_id: part.replyTo } } : {}),
        }),
      })
      if (answer.error?.code === NOBODY) return { kind: 'nobody', reason: answer.error.message }
      if (answer.error) return { kind: 'closed', reason: answer.error.message }
      return { kind: 'sent', id: answer.messages![0]!.id, ack: 0 }
    } catch (error) {
      return { kind: 'unknown', reason: String(error) }
    }
  }

  async function document({ text }: Part, { name, mediaType, bytes }: NonNullable<Part['file']>) {
    const form = new FormData()
    form.set('messaging_product', 'whatsapp')
    form.set('file', new Blob([Buffer.from(bytes)], { type: mediaType }), name)
    const { id } = await ask(`${numberId}/media`, { method: 'POST', body: form })
    return { id, filename: name, ...(text ? { caption: text } : {}) }
  }

  return {
    webhook,
    isOpen: () => isOpen,
    send,
    progress: async (id) => reached.get(id) ?? null,
    async findSent(to, part, since, except) {
      const content = contentOf(part)
      for (const [id, sent] of reached)
        if (
          sent.to === to &&
          sent.content === content &&
          sent.at >= since.getTime() - 5_000 &&
          !except.includes(id)
        )
          return { id, ack: sent.ack }
      return null
    },
    async media(ref) {
      const facts = await ask(ref).catch(() => null)
      if (facts === null) return { kind: 'later', reason: 'unreachable' }
      if (facts.error) return { kind: 'gone', reason: facts.error.message }
      const bytes = await (await call(facts.url!)).arrayBuffer()
      return { kind: 'file', bytes: new Uint8Array(bytes) }
    },
    addresses: async (chat) => [chat],
    async stop() {
      become('stopped')
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function noteOf(message: Message, name: string | null): IncomingNote {
  const file = message.image ?? message.document ?? message.audio ?? message.video ?? message.sticker
  return {
    id: message.id,
    key: message.id,
    chat: addressOf(message.from),
    name,
    at: new Date(Number(message.timestamp) * 1_000).toISOString(),
    type: message.type === 'text' ? 'chat' : message.type,
    text: message.text?.body ?? file?.caption ?? '',
    quoted: message.context?.id ?? null,
    forwarded: message.context?.forwarded === true,
    media: file ? { name: file.filename ?? null, mediaType: file.mime_type, size: null, ref: file.id } : null,
    location: null,
    vcards: [],
    album: null,
    options: [],
  }
}

const addressOf = (phone: string) => `${phone}@c.us`

function contentOf({ text, file }: Part): string {
  const hash = createHash('sha256').update(text)
  if (file) hash.update('\0').update(file.name).update(file.bytes)
  return hash.digest('hex')
}
