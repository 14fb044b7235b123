import { randomInt } from 'node:crypto'
import { EventEmitter } from 'node:events'
import type { BotCommand, Message } from 'grammy/types'
import type { Chat, ChatMessage } from './chat.ts'
import type { Person } from './person.ts'

export interface Bot {
  id: number
  token: string
  username: string
  name: string
  /** Privacy mode off: the bot sees every message of its groups. */
  readsGroups: boolean
  revoked: boolean
  nextUpdateId: number
  nextMessageId: number
  allowedUpdates: string[] | null
  commands: { scope: string; language: string; commands: BotCommand[] }[]
  descriptions: Record<string, string>
  menuButton: object
}

export interface NewBot {
  token: string
  username: string
  name: string
  readsGroups?: boolean
}

/** What a page or a waiting test hears of: one event a change of a chat. */
export type Happening =
  | { kind: 'message'; chat: Chat; entry: ChatMessage }
  | { kind: 'removed'; chat: Chat; messageId: number }
  | { kind: 'state'; chat: Chat }
  | { kind: 'answer'; chat: Chat; callbackId: string; text: string; alert: boolean; url?: string }

export interface WorldOptions {
  clock: () => Date
  /** Messages kept of each chat; older ones are forgotten. */
  historyLimit: number
}

/** Everybody and everything that exists on this simulated Telegram. */
export interface World {
  clock: () => Date
  historyLimit: number
  bots: Map<string, Bot>
  people: Map<number, Person>
  groups: Map<number, { id: number; title: string; memberIds: number[] }>
  chats: Map<string, Chat>
  happenings: EventEmitter<{ happened: [Happening] }>
  revision: number
}

export function createWorld({ clock, historyLimit }: WorldOptions): World {
  const happenings = new EventEmitter<{ happened: [Happening] }>()
  happenings.setMaxListeners(0)
  return {
    clock,
    historyLimit,
    bots: new Map(),
    people: new Map(),
    groups: new Map(),
    chats: new Map(),
    happenings,
    revision: 0,
  }
}

/** Registers a bot; its id is the number before the token's colon, as with the real tokens. */
export function addBot(world: World, { token, username, name, readsGroups = false }: NewBot): Bot {
  if (!/^\d+:[\w-]+$/.test(token)) throw new Error(`Not a bot token: ${token} (expected 123456:secret)`)
  const known = world.bots.get(token)
  if (known) return Object.assign(known, { username, name, readsGroups, revoked: false })
  const bot: Bot = {
    id: Number(token.split(':')[0]),
    token,
    username,
    name,
    readsGroups,
    revoked: false,
    // Random, as on the real server: two simulators in front of one database must not repeat each other.
    nextUpdateId: randomInt(100_000_000, 900_000_000),
    nextMessageId: 1,
    allowedUpdates: null,
    commands: [],
    descriptions: {},
    menuButton: { type: 'commands' },
  }
  world.bots.set(token, bot)
  return bot
}

export function botByUsername(world: World, username: string): Bot | undefined {
  return [...world.bots.values()].find((bot) => bot.username.toLowerCase() === username.toLowerCase())
}

/** The bot meant by a token, or the only (first) bot there is. */
export function botOrFirst(world: World, token?: string): Bot {
  const bot = token ? world.bots.get(token) : world.bots.values().next().value
  if (!bot) throw new Error(token ? `No bot with token ${token}` : 'Add a bot first: simulator.addBot(…)')
  return bot
}

/** The bot as Telegram shows it in `from`. */
export function botUser(bot: Bot): NonNullable<Message['from']> {
  return { id: bot.id, is_bot: true, first_name: bot.name, username: bot.username }
}

export function unixTime(world: World): number {
  return Math.floor(world.clock().getTime() / 1000)
}
