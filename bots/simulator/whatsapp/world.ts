import { randomBytes, randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'

/** Somebody with WhatsApp. `phone` and `lid` are both addresses of theirs. */
export interface Person {
  phone: string
  lid: string
  name: string
  /** What their phone's own buttons are labelled in. */
  language?: 'en'
  /** Their messages come from the hidden id instead of the phone. */
  hidden: boolean
}

export interface Media {
  filename: string
  mimetype: string
  bytes: Buffer
}

export interface Location {
  latitude: number
  longitude: number
  name?: string
}

export interface Message {
  /** Unique in its chat; with the chat and the direction it is the name that programs know. */
  id: string
  chat: string
  fromMe: boolean
  /** In a group: who wrote. */
  author?: string
  /** How its author calls themselves. */
  notifyName?: string
  t: number
  /** WhatsApp's own word; `revoked` once it was deleted for everybody. */
  type: string
  body: string
  quoted?: { id: string; body: string; fromMe: boolean }
  media?: Media
  location?: Location
  /** The emoji that stands for a sticker's picture. */
  sticker?: string
  /** What WhatsApp's own model has besides: an album's parts, what is to be seen once, a poll. */
  viewMode?: 'MEDIA_ALBUM' | 'HIDDEN'
  /** The id of the album's own message. */
  parent?: string
  isViewOnce?: boolean
  subtype?: string
  pollName?: string
  pollOptions?: { name: string }[]
  latestEditSenderTimestampMs?: number
  /** 1 with the server, 2 on the phones of who gets it, 3 read there. */
  ack: number
  /** Whether the account's browser has it. */
  delivered: boolean
}

/** The account of the number that the program speaks for, with everybody it knows. */
export interface World {
  account: { number: string; lid: string; name: string }
  people: Map<string, Person>
  messages: Message[]
  /** Secrets of linked browsers. */
  devices: Set<string>
  /** What the QR code shows at the moment, and the page that shows it. */
  refs: Map<string, string>
  uploads: Map<string, Buffer>
  missingModules: Set<string>
  happenings: EventEmitter<{ happened: [Happening] }>
  clock: () => Date
}

/** What an open phone hears of: a message that is new or changed, or that browsers were linked or unlinked. */
export type Happening = { kind: 'message'; message: Message } | { kind: 'devices' }

export function createWorld(clock: () => Date): World {
  const happenings = new EventEmitter<{ happened: [Happening] }>()
  happenings.setMaxListeners(0)
  return {
    account: { number: '5511930000000@c.us', lid: '100000000000001@lid', name: 'Horizonte Sistemas' },
    people: new Map(),
    messages: [],
    devices: new Set(),
    refs: new Map(),
    uploads: new Map(),
    missingModules: new Set(),
    happenings,
    clock,
  }
}

export function newRef(world: World, page: string): string {
  for (const [ref, shownBy] of world.refs) if (shownBy === page) world.refs.delete(ref)
  const ref = `2@${randomBytes(24).toString('base64url')}`
  world.refs.set(ref, page)
  return ref
}

/** The name of a message as programs know it: `fromMe_chat_id`, and the author in a group. */
export function serialized({ fromMe, chat, id, author }: Message): string {
  return [fromMe, chat, id, ...(author ? [author] : [])].join('_')
}

export function newMessage(world: World, message: Partial<Message> & { chat: string }): Message {
  const made: Message = {
    id: randomUUID().replaceAll('-', '').toUpperCase(),
    fromMe: false,
    t: Math.floor(world.clock().getTime() / 1000),
    type: 'chat',
    body: '',
    ack: 1,
    delivered: false,
    ...message,
  }
  world.messages.push(made)
  world.happenings.emit('happened', { kind: 'message', message: made })
  return made
}
