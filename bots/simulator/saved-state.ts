import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Chat, chatKey } from './chat.ts'
import type { StoredFile } from './files.ts'
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

const SAVE_EVERY = 1_000

/** Reads what was saved last time and saves every change, so that a demo goes on after a restart. */
export function keepState(sim: Simulation, dataDir: string): { close(): void } {
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, 'simulator.json')
  const before = read(path)
  if (before) restore(sim, before)
  let isDirty = true
  let isClosed = false
  const touched = () => {
    isDirty = true
  }
  sim.world.happenings.on('happened', touched)
  const save = () => {
    if (!isDirty) return
    isDirty = false
    writeFileSync(`${path}.new`, JSON.stringify(stateOf(sim)))
    renameSync(`${path}.new`, path)
  }
  const timer = setInterval(save, SAVE_EVERY)
  timer.unref()
  return {
    close() {
      clearInterval(timer)
      sim.world.happenings.off('happened', touched)
      // Confirmed updates and renamed people happen without a word.
      isDirty = !isClosed
      isClosed = true
      save()
    },
  }
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

function read(path: string): SavedState | null {
  try {
    const state: SavedState = JSON.parse(readFileSync(path, 'utf8'))
    return state.version === 1 ? state : null
  } catch {
    return null
  }
}
