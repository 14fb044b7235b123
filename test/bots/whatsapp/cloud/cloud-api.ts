import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export const TOKEN = 'token-of-the-system-user'
export const APP_SECRET = 'secret-of-the-app'
export const NUMBER_ID = '106540352242922'
const ROOT = '/v21.0'

type File = { bytes: Buffer; mime: string; name?: string }
type Content = { id?: string; caption?: string; filename?: string; body?: string }
type Body = { to: string; type: 'text' | 'document'; context?: { message_id: string } } & {
  biz_opaque_callback_data?: string
} & Partial<Record<'text' | 'document', Content>>
export type Delivered = {
  id: string
  to: string
  text: string
  replyTo: string | null
  file: File | null
  opaque: string | null
}

/**
 * The official Cloud API as its documents tell of it, as far as a driver needs it: messages and media by HTTP, and what
 * people write and what becomes of messages by signed calls to a webhook, again and again until they are taken.
 */
export async function cloudApi() {
  const people = new Map<string, string>()
  const delivered: Delivered[] = []
  const files = new Map<string, File>()
  let webhook: string | null = null
  let isAway = false
  const server = createServer((request, response) => {
    answer(request).then(
      ({ status = 200, body, bytes }) => {
        response.writeHead(status, {
          'Content-Type': bytes ? 'application/octet-stream' : 'application/json',
        })
        response.end(bytes ?? JSON.stringify(body))
      },
      (error) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function answer(
    request: IncomingMessage,
  ): Promise<{ status?: number; body?: unknown; bytes?: Buffer }> {
    if (isAway) return failed(503, 131016, 'Service unavailable')
    if (request.headers.authorization !== `Bearer ${TOKEN}`)
      return failed(401, 190, 'Invalid OAuth access token')
    const path = new URL(request.url ?? '/', url).pathname
    if (request.method === 'GET' && path.startsWith('/files/')) {
      const file = files.get(path.slice('/files/'.length))
      return file ? { bytes: file.bytes } : { status: 404, body: {} }
    }
    const [, subject = '', edge] = path.slice(ROOT.length).split('/')
    if (request.method === 'GET' && !edge) return mediaFacts(subject)
    if (subject !== NUMBER_ID) return failed(400, 100, 'Unsupported post request')
    if (edge === 'media') return upload(request)
    return send(JSON.parse((await buffer(request)).toString()))
  }

  function mediaFacts(id: string) {
    const file = files.get(id)
    if (!file) return failed(400, 100, 'Media does not exist')
    return { body: { id, url: `${url}/files/${id}`, mime_type: file.mime, file_size: file.bytes.length } }
  }

  async function upload(request: IncomingMessage) {
    const form = await new Response(await buffer(request), {
      headers: { 'Content-Type': request.headers['content-type'] ?? '' },
    }).formData()
    const file = form.get('file') as unknown as {
      name: string
      type: string
      arrayBuffer(): Promise<ArrayBuffer>
    }
    const id = String(files.size + 1_000)
    files.set(id, { bytes: Buffer.from(await file.arrayBuffer()), mime: file.type, name: file.name })
    return { body: { id } }
  }

  function send(body: Body) {
    const to = String(body.to)
    if (!people.has(to)) return failed(400, 131026, 'Message undeliverable')
    const media = body[body.type]!
    const stored = media.id ? files.get(media.id) : undefined
    const message: Delivered = {
      id: `wamid.${randomUUID().replaceAll('-', '')}`,
      to,
      text: media.body ?? media.caption ?? '',
      replyTo: body.context?.message_id ?? null,
      file: stored ? { ...stored, ...(media.filename ? { name: media.filename } : {}) } : null,
      opaque: body.biz_opaque_callback_data ?? null,
    }
    delivered.push(message)
    setTimeout(() => status(message, 'sent'), 5)
    return {
      body: {
        messaging_product: 'whatsapp',
        contacts: [{ input: to, wa_id: to }],
        messages: [{ id: message.id }],
      },
    }
  }

  function status({ id, to, opaque }: Delivered, status: string) {
    const about = opaque === null ? {} : { biz_opaque_callback_data: opaque }
    void call({ statuses: [{ id, status, timestamp: now(), recipient_id: to, ...about }] })
  }

  /** Meta calls again until it is answered with 200. */
  async function call(value: object): Promise<void> {
    const metadata = { display_phone_number: '5511930000000', phone_number_id: NUMBER_ID }
    const change = { field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } }
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: '1', changes: [change] }],
    })
    const signature = signatureOf(body, APP_SECRET)
    for (let tries = 0; tries < 100; tries++) {
      const taken = await fetch(webhook ?? url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Hub-Signature-256': signature },
        body,
      }).catch(() => null)
      if (taken?.status === 200 && webhook) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  function person(phone: string, name: string) {
    people.set(phone, name)
    const bring = (message: object) => {
      const id = `wamid.${randomUUID().replaceAll('-', '')}`
      const contacts = [{ profile: { name }, wa_id: phone }]
      void call({ contacts, messages: [{ from: phone, id, timestamp: now(), ...message }] })
      return id
    }
    return {
      received: () => delivered.filter(({ to }) => to === phone),
      say: (text: string, replyTo?: string) =>
        bring({ type: 'text', text: { body: text }, ...(replyTo ? { context: { id: replyTo } } : {}) }),
      sendFile(name: string, mime: string, bytes: Buffer, caption: string) {
        const id = String(files.size + 5_000)
        files.set(id, { bytes, mime, name })
        const type = mime.startsWith('image/') ? 'image' : 'document'
        return bring({ type, [type]: { id, mime_type: mime, filename: name, caption } })
      },
      reads: (id: string) => {
        const message = delivered.find((each) => each.id === id)!
        status(message, 'delivered')
        status(message, 'read')
      },
    }
  }

  return {
    url: url + ROOT,
    person,
    callsTo(address: string) {
      webhook = address
    },
    away(is: boolean) {
      isAway = is
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export function signatureOf(body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}

const now = () => String(Math.floor(Date.now() / 1000))

function failed(status: number, code: number, message: string) {
  return { status, body: { error: { message, code, type: 'OAuthException' } } }
}
