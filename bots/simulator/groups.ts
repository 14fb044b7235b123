import { emitMembership } from './blocking.ts'
import { appendMessage, type Chat, chatObject, chatOf, findChat } from './chat.ts'
import { personOf, userOf } from './person.ts'
import type { Simulation } from './simulation.ts'
import { type Bot, unixTime } from './world.ts'

export interface NewGroup {
  /** Negative, as Telegram's; those starting with -100 are supergroups. */
  id: number
  title: string
  memberIds: number[]
}

/** Makes a group in which every bot and these people are; each bot hears that it was added. */
export function addGroup(sim: Simulation, group: NewGroup): void {
  if (group.id >= 0) throw new Error('The id of a group is negative')
  sim.world.groups.set(group.id, group)
  for (const bot of sim.world.bots.values()) {
    const chat = chatOf(sim.world, bot, group.id)
    emitMembership({ sim, bot, chat, person: personOf(sim.world, group.memberIds[0]!) }, 'left', 'member')
  }
}

/** Makes the group a supergroup: a new id, and a service message in each of the two chats. Returns the new id. */
export function migrateGroup(sim: Simulation, groupId: number): number {
  const group = sim.world.groups.get(groupId)
  if (!group) throw new Error(`No group with id ${groupId}`)
  const newId = Number(`-100${Math.abs(groupId)}`)
  sim.world.groups.set(newId, { ...group, id: newId })
  for (const bot of sim.world.bots.values()) {
    const old = findChat(sim.world, bot, groupId)
    if (!old) continue
    old.migratedTo = newId
    notice(sim, bot, old, group.memberIds[0]!, { migrate_to_chat_id: newId })
    notice(sim, bot, chatOf(sim.world, bot, newId), group.memberIds[0]!, { migrate_from_chat_id: groupId })
  }
  return newId
}

function notice(sim: Simulation, bot: Bot, chat: Chat, personId: number, content: object) {
  const message = {
    message_id: bot.nextMessageId++,
    from: userOf(personOf(sim.world, personId)),
    chat: chatObject(sim.world, chat),
    date: unixTime(sim.world),
    ...content,
  } as never
  appendMessage(sim.world, chat, message, 'person')
  sim.updates.emit(bot, 'message', message, chat.id)
}
