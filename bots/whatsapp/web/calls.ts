import type { Acknowledged, IncomingMedia, Part, Sent } from '../driver.ts'
import { type Client, MessageMedia } from './client.ts'
import type { Answers, Call } from './protocol.ts'

/** What the parent may ask of the page. What the page refuses is the answer, not an error. */
export function calls(client: Client, callMs: number) {
  return async (call: Call): Promise<Answers[Call['ask']]> => {
    switch (call.ask) {
      case 'send':
        return send(call.to, call.part)
      case 'progress':
        return withinTime(progress(call.id), callMs)
      case 'findSent':
        return withinTime(findSent(call), callMs)
      case 'media':
        return media(call.id)
      case 'addresses':
        return withinTime(addresses(call.chat), callMs)
    }
  }

  async function send(to: string, part: Part): Promise<Sent> {
    const sent = await attempt(to, part, part.file?.mediaType.startsWith('image/') ?? false)
    // Not every picture is one to WhatsApp; as a document it takes anything.
    return sent.kind === 'refused' && part.file ? attempt(to, part, false) : sent
  }

  async function attempt(to: string, { text, file, replyTo }: Part, asPicture: boolean): Promise<Sent> {
    const options = {
      // Nothing is marked as read: blue ticks would say that somebody has read it, and on the number's own phone people
      // still see what is new.
      sendSeen: false,
      linkPreview: false,
      parseVCards: false,
      ...(replyTo ? { quotedMessageId: replyTo } : {}),
    }
    try {
      const sending = file
        ? client.sendMessage(to, mediaOf(file), {
            ...options,
            caption: text,
            sendMediaAsDocument: !asPicture,
          })
        : client.sendMessage(to, text, options)
      const message = await withinTime(sending, callMs)
      if (!message) return { kind: 'unknown', reason: 'the page did not say what it sent' }
      return { kind: 'sent', id: message.id._serialized, ack: message.ack }
    } catch (error) {
      return failed(reasonOf(error), { isPicture: asPicture })
    }
  }

  async function progress(id: string): Promise<Acknowledged | null> {
    try {
      const message = await client.getMessageById(id)
      return message ? { ack: message.ack } : null
    } catch (error) {
      // A name that another way to WhatsApp gave it.
      if (/Invalid serialized message id/i.test(reasonOf(error))) return null
      throw error
    }
  }

  async function findSent({ to, part, sinceMs, except }: Call & { ask: 'findSent' }) {
    const chat = await client.getChatById(to)
    const messages = await chat.fetchMessages({ limit: 50, fromMe: true })
    const found = messages.find(
      (message) =>
        !except.includes(message.id._serialized) &&
        message.timestamp * 1000 >= sinceMs - CLOCKS_APART_MS &&
        message.body === part.text &&
        message.hasMedia === (part.file !== undefined),
    )
    return found ? { id: found.id._serialized, ack: found.ack } : null
  }

  async function media(id: string): Promise<IncomingMedia> {
    try {
      const message = await withinTime(client.getMessageById(id), callMs)
      if (!message) return { kind: 'gone', reason: 'gone' }
      const file = await withinTime(message.downloadMedia(), callMs)
      if (!file) return { kind: 'later', reason: 'the phone has not brought it' }
      return { kind: 'file', bytes: Buffer.from(file.data, 'base64') }
    } catch (error) {
      return { kind: 'later', reason: reasonOf(error) }
    }
  }

  async function addresses(chat: string): Promise<string[]> {
    const [known] = await client.getContactLidAndPhone([chat])
    return [known?.pn, known?.lid].filter((address) => typeof address === 'string')
  }
}

/** The page's clock counts whole seconds. */
const CLOCKS_APART_MS = 5_000

function mediaOf({ name, mediaType, bytes }: NonNullable<Part['file']>) {
  return new MessageMedia(mediaType, Buffer.from(bytes).toString('base64'), name, bytes.length)
}

function failed(reason: string, { isPicture }: { isPicture: boolean }): Sent {
  if (/No LID for user|invalid wid/i.test(reason)) return { kind: 'nobody', reason }
  if (isPicture && /decoded|image|media/i.test(reason)) return { kind: 'refused', reason }
  return { kind: 'unknown', reason }
}

/** The library throws strings as well. Only the first line: the rest names places in minified code. */
export function reasonOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error)
  return (words.split('\n')[0] ?? '').slice(0, 200)
}

/** The page is loading again just now: nothing is wrong with it. */
export function isReloading(error: unknown): boolean {
  return /context (was destroyed|with specified id)|detached frame|reading 'Socket'|require is not a function/i.test(
    reasonOf(error),
  )
}

/** The page is not what the library was written for; and not one that froze, or whose browser is gone. */
export function isChanged(error: unknown): boolean {
  return /unknown module|is not (a function|a constructor|defined|iterable)|Cannot read properties/i.test(
    reasonOf(error),
  )
}

export function withinTime<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the page did not answer in time')), ms)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
