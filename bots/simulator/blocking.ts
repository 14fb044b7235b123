import { chatChanged, chatObject } from './chat.ts'
import { userOf } from './person.ts'
import type { Phone } from './phone.ts'
import { botUser, unixTime } from './world.ts'

/** Blocks the bot: it hears of it once and may not write any more. */
export function block({ sim, bot, person, chat }: Phone): void {
  if (chat.blocked) return
  chat.blocked = true
  chatChanged(sim.world, chat)
  emitMembership({ sim, bot, person, chat }, 'member', 'kicked')
}

export function unblock({ sim, bot, person, chat }: Phone): void {
  if (!chat.blocked) return
  chat.blocked = false
  chatChanged(sim.world, chat)
  emitMembership({ sim, bot, person, chat }, 'kicked', 'member')
}

/** Tells the bot that its place in this chat changed. */
export function emitMembership({ sim, bot, person, chat }: Phone, before: string, after: string): void {
  const member = (status: string) => ({
    status,
    user: botUser(bot),
    ...(status === 'kicked' && { until_date: 0 }),
  })
  sim.updates.emit(
    bot,
    'my_chat_member',
    {
      chat: chatObject(sim.world, chat),
      from: userOf(person),
      date: unixTime(sim.world),
      old_chat_member: member(before),
      new_chat_member: member(after),
    },
    chat.id,
  )
}
