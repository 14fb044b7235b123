import { findChat } from '../chat.ts'
import { fullName, type Person } from '../person.ts'
import type { Bot, World } from '../world.ts'

/** A phone as it stands in the list of all. */
export interface ListedPhone {
  /** By which it is chosen to stand beside others. */
  key: string
  name: string
  /** Its number, or whose it is. */
  about: string
  /** The chats on it. */
  chats: { address: string; name: string; status: string }[]
}

export interface ListedPhones {
  title: string
  phones: ListedPhone[]
}

/** What a link such as `t.me/<bot>?start=…` opens. */
export interface Invitation {
  bot: Bot
  payload: string
}

/** Everybody's phone on Telegram, by the bot it is open at; with an invitation, as links that open it on that phone. */
export function telegramPhones(world: World, invitation?: Invitation): ListedPhones[] {
  const bots = invitation ? [invitation.bot] : [...world.bots.values()]
  const start = invitation?.payload ? `&start=${encodeURIComponent(invitation.payload)}` : ''
  const groups = new Map<string, ListedPhone[]>()
  for (const person of world.people.values()) {
    const own = botsOf(person, bots)
    if (own.length === 0) continue
    const title = own.length === 1 ? `Telegram · ${own[0]!.name}` : 'Telegram'
    groups.set(title, [...(groups.get(title) ?? []), listed(world, person, own, start)])
  }
  return [...groups].map(([title, phones]) => ({ title, phones }))
}

function listed(world: World, person: Person, bots: Bot[], start: string): ListedPhone {
  return {
    key: String(person.id),
    name: fullName(person),
    about: person.phone ? readablePhone(person.phone) : (bots[0]?.name ?? 'sem telefone'),
    chats: bots.map((bot) => ({
      address: `/chat/${person.id}?bot=${encodeURIComponent(bot.username)}${start}`,
      name: bot.name,
      status: statusOf(world, bot, person),
    })),
  }
}

/** The bots that a person's phone shows. */
function botsOf({ bot }: Person, bots: readonly Bot[]): Bot[] {
  return bots.filter(({ username }) => bot === undefined || bot === username)
}

/** +5511987654321 → +55 11 98765-4321; other countries' numbers as they are. */
export function readablePhone(phone: string): string {
  return phone.replace(/^\+?55(\d{2})(\d{4,5})(\d{4})$/, '+55 $1 $2-$3')
}

export function messageCount(count: number): string {
  return count === 1 ? '1 mensagem' : `${count} mensagens`
}

function statusOf(world: World, bot: Bot, person: Person): string {
  const chat = findChat(world, bot, person.id)
  if (chat?.blocked) return 'bloqueado'
  return chat?.started ? messageCount(chat.messages.length) : 'nova conversa'
}
