import { join } from 'node:path'
import { type Chat, chatKey } from './chat.ts'
import type { StoredFile } from './files.ts'
import { keepFile } from './kept-file.ts'
import type { Person } from './person.ts'
import type { Pending } from './queue.ts'
import type { Simulation } from './simulation.ts'
import type { Bot } from './world.ts'

interface SavedState {
  version: 1
  bots: (Bot & { pending: Pending[] })[]
  people: Person[]
  groups: { id: number; title: string; memberIds: number[] }[]
  chats: Chat[]
  files: StoredFile[]
}

/** Reads what was saved last time and saves every change, so that a demo goes on after a restart. */
export function keepState(sim: Simulation, dataDir: string): { close(): void } {
  return keepFile<SavedState>({
    path: join(dataDir, 'simulator.json'),
    version: 1,
    happenings: sim.world.happenings,
    restore: (state) => restore(sim, state),
    state: () => stateOf(sim),
  })
}

function stateOf({ world, files, updates }: Simulation): SavedState {
  return {
    version: 1,
    bots: [...world.bots.values()].map((bot) => ({ ...bot, pending: updates.of(bot).queue.all() })),
    people: [...world.people.values()],
    groups: [...world.groups.values()],
    chats: [...world.chats.values()],
    files: files.all(),
  }
}

function restore({ world, files, updates }: Simulation, state: SavedState) {
  for (const { pending, ...bot } of state.bots) {
    world.bots.set(bot.token, bot)
    for (const update of pending) updates.of(bot).queue.add(update)
    for (const chat of state.chats) if (chat.botId === bot.id) world.chats.set(chatKey(bot, chat.id), chat)
  }
  for (const person of state.people) world.people.set(person.id, person)
  for (const group of state.groups) world.groups.set(group.id, group)
  files.restore(state.files)
  for (const { messages } of state.chats) {
    for (const { revision } of messages) world.revision = Math.max(world.revision, revision)
  }
}
