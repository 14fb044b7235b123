import { randomUUID } from 'node:crypto'
import { samplePicture } from '../sample-picture.ts'
import { edit, takeBack } from './changes.ts'
import type { Simulation } from './simulation.ts'
import { type Location, type Media, type Message, type Person, serialized } from './world.ts'
import {
  cardContent,
  type FileAs,
  fileContent,
  placeContent,
  pollContent,
  type Side,
  stickerContent,
  write,
  writeAlbum,
} from './writing.ts'

export interface NewPerson {
  /** Digits alone, with the country. */
  phone: string
  name?: string
  lid?: string
  hidden?: boolean
  language?: 'en'
}

export interface Said {
  /** The id as programs know it. */
  id: string
}

/** The phone of somebody who writes to the number. */
export interface Phone {
  readonly person: Person
  say(text: string, options?: { replyTo?: string; at?: Date }): Said
  /** A picture, a video or sound as what it is; `as` sends it as a document or a voice note. */
  sendFile(file: Media & { caption?: string; as?: FileAs; replyTo?: string }): Said
  /** Photos sent together: each a message of its own; with `hd` each also in another quality. */
  sendAlbum(files: readonly (Media & { caption?: string })[], options?: { hd?: boolean }): Said[]
  /** A photo that can be seen once, and only on a phone. */
  sendOnce(): Said
  /** Something that the number's devices cannot decrypt. */
  sendUnreadable(): Said
  sendLocation(place: Location): Said
  sendContact(card: { name: string; phone: string }): Said
  sticker(emoji?: string): Said
  ask(question: string, options: readonly string[]): Said
  /** Says something else in an earlier message of theirs. */
  edit(id: string, text: string): void
  /** Takes an earlier message of theirs back. */
  takeBack(id: string): void
  call(): void
  react(id: string, emoji: string): void
  /** In a group that the number is in as well. */
  sayInGroup(group: string, text: string): Said
  publishStatus(text: string): Said
  /** What stands in the chat, oldest first. */
  messages(): readonly Message[]
  /** What the number sent to it. */
  received(): readonly Message[]
  /** Their phone has what the number sent, and they look at it. */
  read(id: string): void
  /** From now on they write from the hidden id. */
  hide(): void
}

export function addPerson(
  { world }: Simulation,
  { phone, name = 'Pessoa', lid, hidden = false, language }: NewPerson,
) {
  const person: Person = {
    phone: `${phone}@c.us`,
    lid: lid ?? `9${phone}0@lid`,
    name,
    hidden,
    ...(language && { language }),
  }
  world.people.set(phone, world.people.get(phone) ?? person)
  return world.people.get(phone)!
}

/** The customer's end of their chat with the number. */
export function customersSide({ phone, lid, hidden, name }: Person): Side {
  return { fromMe: false, chat: hidden ? lid : phone, name }
}

/** What stands in the chat of a person with the number, oldest first. */
export function chatWith({ world }: Simulation, { phone, lid }: Person): Message[] {
  return world.messages.filter(({ chat }) => chat === phone || chat === lid)
}

export function phoneOf(sim: Simulation, phone: string): Phone {
  const person = personWith(sim, phone)

  function bring(content: Partial<Message>, replyTo?: string): Said {
    const original = sim.world.messages.find((each) => serialized(each) === replyTo)
    return { id: serialized(write(sim, customersSide(person), content, original)) }
  }

  function own(id: string): Message {
    const message = sim.world.messages.find((each) => serialized(each) === id)
    if (!message || message.fromMe) throw new Error(`They did not write ${id}`)
    return message
  }

  return {
    person,
    say: (body, { replyTo, at } = {}) =>
      bring({ body, ...(at ? { t: Math.floor(at.getTime() / 1000) } : {}) }, replyTo),
    sendFile: ({ caption, as, replyTo, ...media }) => bring(fileContent(media, caption, as), replyTo),
    sendAlbum: (files, { hd = false } = {}) =>
      writeAlbum(sim, customersSide(person), files, { hd }).map((made) => ({ id: serialized(made) })),
    sendOnce: () => bring({ type: 'ciphertext', subtype: 'view_once_unavailable_fanout' }),
    sendUnreadable: () => bring({ type: 'ciphertext' }),
    sendLocation: (place) => bring(placeContent(place)),
    sendContact: (card) => bring(cardContent(card)),
    sticker: (emoji = '👍') => bring(stickerContent(emoji, samplePicture(64, 64))),
    ask: (question, options) => bring(pollContent(question, options)),
    edit: (id, text) => edit(sim, own(id), text),
    takeBack: (id) => takeBack(sim, own(id)),
    call: () => void sim.pages.tell({ kind: 'call', id: randomUUID(), from: customersSide(person).chat }),
    react: (id, emoji) =>
      void sim.pages.tell({ kind: 'reaction', id, emoji, from: customersSide(person).chat }),
    sayInGroup: (group, body) => bring({ chat: group, author: customersSide(person).chat, body }),
    publishStatus: (body) => bring({ chat: 'status@broadcast', author: customersSide(person).chat, body }),
    messages: () => chatWith(sim, person),
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

export function personWith({ world }: Simulation, phone: string): Person {
  const person = world.people.get(phone)
  if (!person) throw new Error(`Nobody has the phone ${phone}`)
  return person
}
