import { randomUUID } from 'node:crypto'
import {
  type Driver,
  type Ears,
  type IncomingNote,
  type Part,
  Unreachable,
} from '../../../bots/whatsapp/driver.ts'
import type { DriverParts } from '../../../bots/whatsapp/whatsapp.ts'
import { eventually } from '../../eventually.ts'

export type Received = Part & { id: string }

/** The phone of somebody with WhatsApp. */
export type Handset = {
  address: string
  received: Received[]
  /** Answers the name of the message. */
  say(text: string, more?: Partial<IncomingNote>): string
  send(file: { name?: string; mediaType: string; bytes?: Uint8Array }, more?: Partial<IncomingNote>): string
  happens(type: IncomingNote['type'], more?: Partial<IncomingNote>): string
  /** The next message, after all that were waited for, that holds the words. */
  waitFor(words: string | RegExp): Promise<Received>
  /** Nothing that was not waited for. */
  unread(): Received[]
}

/**
 * WhatsApp as far as the dialogs see it, without a browser: what a driver of any kind offers. How messages are carried is
 * tried with the real library elsewhere.
 */
export function postOffice({ clock }: { clock: { now(): Date } }) {
  const handsets = new Map<string, Handset>()
  const others = new Map<string, string[]>()
  const files = new Map<string, Uint8Array>()
  const brought = new Set<string>()
  let ears: Ears | null = null
  let sent = 0
  let asksInVain = 0

  function drive({ ears: given }: DriverParts): Driver {
    ears = given
    return {
      isOpen: () => true,
      async send(to, part) {
        const id = `true_${to}_3EB0${String(++sent).padStart(8, '0')}`
        handsets.get(to)?.received.push({ ...part, id })
        return { kind: 'sent', id, ack: 1 }
      },
      progress: async () => ({ ack: 1 }),
      findSent: async () => null,
      async media(id) {
        const bytes = files.get(id)
        return bytes ? { kind: 'file', bytes } : { kind: 'gone', reason: 'gone' }
      },
      async addresses(chat) {
        if (asksInVain-- > 0) throw new Unreachable('nobody answers')
        return [chat, ...(others.get(chat) ?? [])]
      },
      stop: async () => undefined,
    }
  }

  function handset({
    phone,
    name = null,
    lid,
  }: {
    phone: string
    name?: string | null
    lid?: string
  }): Handset {
    const address = lid ? `${lid}@lid` : `${phone}@c.us`
    if (lid) others.set(address, [`${phone}@c.us`])
    const received: Received[] = []
    let read = 0

    function happens(type: IncomingNote['type'], more: Partial<IncomingNote> = {}): string {
      const key = more.key ?? `3A${randomUUID().replaceAll('-', '').toUpperCase()}`
      const id = more.id ?? `false_${address}_${key}`
      // What was sent from here is not stored again.
      if (type !== 'own') brought.add(`${more.chat ?? address} ${key}`)
      ears?.incoming({
        chat: address,
        name,
        at: clock.now().toISOString(),
        type,
        text: '',
        quoted: null,
        forwarded: false,
        media: null,
        location: null,
        vcards: [],
        album: null,
        options: [],
        ...more,
        key,
        id,
      })
      return id
    }

    const own: Handset = {
      address,
      received,
      happens,
      say: (text, more) => happens('chat', { text, ...more }),
      send({ name = null, mediaType, bytes = new Uint8Array([1, 2, 3]) }, more) {
        const type = mediaType.startsWith('image/')
          ? 'image'
          : mediaType.startsWith('audio/')
            ? 'ptt'
            : 'document'
        const media = { name: name as string | null, mediaType, size: bytes.length }
        const key = `false_${address}_3A${randomUUID().replaceAll('-', '').toUpperCase()}`
        files.set(key, bytes)
        return happens(type, { media, ...more, id: key, key: key.split('_')[2]! })
      },
      waitFor: (words) =>
        eventually(() => {
          const n = received.findIndex(
            ({ text }, at) =>
              at >= read && (typeof words === 'string' ? text.includes(words) : words.test(text)),
          )
          if (n < 0)
            throw new Error(
              `${name ?? address} got no “${words}”, but ${JSON.stringify(received.slice(read).map(({ text }) => text))}`,
            )
          read = n + 1
          return received[n]!
        }, 10_000),
      unread: () => received.slice(read),
    }
    handsets.set(address, own)
    return own
  }

  return {
    drive,
    handset,
    isThere: () => ears !== null,
    /** Whose number is asked for finds nobody so many times. */
    asksInVain(times: number) {
      asksInVain = times
    },
    /** How many different messages were brought to the number. */
    brought: () => brought.size,
  }
}
