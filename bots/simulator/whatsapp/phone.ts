import { randomUUID } from 'node:crypto'
import { deliver } from './delivery.ts'
import type { Simulation } from './simulation.ts'
import { type Media, type Message, newMessage, type Person, serialized } from './world.ts'

export interface NewPerson {
  /** Digits alone, with the country. */
  phone: string
  name?: string
  lid?: string
  hidden?: boolean
}

export interface Said {
  /** The id as programs know it. */
  id: string
}

/** The phone of somebody who writes to the number. */
export interface Phone {
  readonly person: Person
  say(text: string, options?: { replyTo?: string; at?: Date }): Said
  sendFile(file: Media & { caption?: string }): Said
  /** In a group that the number is in as well. */
  sayInGroup(group: string, text: string): Said
  publishStatus(text: string): Said
  /** Photos sent together: each a message of its own; with `hd` each also in another quality. */
  sendAlbum(files: readonly (Media & { caption?: string })[], options?: { hd?: boolean }): Said[]
  /** A photo that can be seen once, and only on a phone. */
  sendOnce(): Said
  /** Something that the number's devices cannot decrypt. */
  sendUnreadable(): Said
  ask(question: string, options: readonly string[]): Said
  sticker(): Said
  /** Says something else in an earlier message of theirs. */
  edit(id: string, text: string): void
  /** Takes an earlier message of theirs back. */
  takeBack(id: string): void
  call(): void
  react(id: string, emoji: string): void
  /** What stands in the chat, oldest first. */
  messages(): readonly Message[]
  /** What the number sent to it. */
  received(): readonly Message[]
  /** Their phone has what the number sent, and they look at it. */
  read(id: string): void
  /** From now on they write from the hidden id. */
  hide(): void
}

export function addPerson({ world }: Simulation, { phone, name = 'Pessoa', lid, hidden = false }: NewPerson) {
  const person: Person = {
    phone: `${phone}@c.us`,
    lid: lid ?? `9${phone}0@lid`,
    name,
    hidden,
  }
  world.people.set(phone, world.people.get(phone) ?? person)
  return world.people.get(phone)!
}

export function phoneOf(sim: Simulation, phone: string): Phone {
  const person = personWith(sim, phone)
  const chat = () => (person.hidden ? person.lid : person.phone)

  function bring(message: Partial<Message> & { chat: string }): Said {
    const made = newMessage(sim.world, { notifyName: person.name, ...message })
    deliver(sim, made)
    return { id: serialized(made) }
  }

  return {
    person,
    say(body, { replyTo, at } = {}) {
      const original = sim.world.messages.find((each) => serialized(each) === replyTo)
      return bring({
        chat: chat(),
        body,
        ...(original ? { quoted: { id: original.id, body: original.body, fromMe: original.fromMe } } : {}),
        ...(at ? { t: Math.floor(at.getTime() / 1000) } : {}),
      })
    },
    sendFile({ caption = '', ...media }) {
      const type = media.mimetype.startsWith('image/') ? 'image' : 'document'
      return bring({ chat: chat(), type, body: caption, media })
    },
    sayInGroup: (group, body) => bring({ chat: group, author: chat(), body }),
    publishStatus: (body) => bring({ chat: 'status@broadcast', author: chat(), body }),
    sendAlbum(files, { hd = false } = {}) {
      const { id: album } = newMessage(sim.world, { chat: chat(), type: 'album', delivered: true })
      return files.flatMap(({ caption = '', ...media }) => {
        const part = { chat: chat(), type: 'image', body: caption, media, parent: album }
        const shown = bring({ ...part, viewMode: 'MEDIA_ALBUM' })
        if (hd) bring({ ...part, viewMode: 'HIDDEN' })
        return shown
      })
    },
    sendOnce: () => bring({ chat: chat(), type: 'ciphertext', subtype: 'view_once_unavailable_fanout' }),
    sendUnreadable: () => bring({ chat: chat(), type: 'ciphertext' }),
    ask: (question, options) =>
      bring({
        chat: chat(),
        type: 'poll_creation',
        pollName: question,
        pollOptions: options.map((name) => ({ name })),
      }),
    sticker() {
      const media = { filename: '', mimetype: 'image/webp', bytes: Buffer.from('RIFF') }
      return bring({ chat: chat(), type: 'sticker', media })
    },
    edit(id, body) {
      const at = sim.world.clock().getTime()
      const message = ownMessage(sim, id)
      Object.assign(message, { body, latestEditSenderTimestampMs: at })
      sim.pages.tell({ kind: 'edited', id, body, at, isCaption: message.media !== undefined })
    },
    takeBack(id) {
      Object.assign(ownMessage(sim, id), { type: 'revoked', body: '', media: undefined })
      sim.pages.tell({ kind: 'revoked', id })
    },
    call: () => void sim.pages.tell({ kind: 'call', id: randomUUID(), from: chat() }),
    react: (id, emoji) => void sim.pages.tell({ kind: 'reaction', id, emoji, from: chat() }),
    messages: () => sim.world.messages.filter((message) => [person.phone, person.lid].includes(message.chat)),
    received() {
      return this.messages().filter(({ fromMe }) => fromMe)
    },
    read(id) {
      for (const ack of [2, 3]) sim.pages.tell({ kind: 'ack', id, ack })
    },
    hide() {
      person.hidden = true
    },
  }
}

function ownMessage({ world }: Simulation, id: string): Message {
  const message = world.messages.find((each) => !each.fromMe && serialized(each) === id)
  if (!message) throw new Error(`No message of theirs is called ${id}`)
  return message
}

function personWith({ world }: Simulation, phone: string): Person {
  const person = world.people.get(phone)
  if (!person) throw new Error(`Nobody has the phone ${phone}`)
  return person
}
