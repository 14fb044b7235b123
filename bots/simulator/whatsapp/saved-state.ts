import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keepFile } from '../kept-file.ts'
import type { Simulation } from './simulation.ts'
import type { Media, Message, Person } from './world.ts'

type SavedMessage = Omit<Message, 'media'> & { media?: Omit<Media, 'bytes'> }

interface SavedState {
  version: 1
  people: [string, Person][]
  devices: string[]
  messages: SavedMessage[]
}

/** Reads what was saved last time and saves every change; files lie beside it under their messages' names. */
export function keepState({ world }: Simulation, dataDir: string): { close(): void } {
  const folder = join(dataDir, 'files')
  mkdirSync(folder, { recursive: true })
  return keepFile<SavedState>({
    path: join(dataDir, 'whatsapp.json'),
    version: 1,
    happenings: world.happenings,
    restore({ people, devices, messages }) {
      for (const [phone, person] of people) world.people.set(phone, person)
      for (const device of devices) world.devices.add(device)
      world.messages.push(...messages.map(withBytes))
    },
    state: () => ({
      version: 1,
      people: [...world.people],
      devices: [...world.devices],
      messages: world.messages.map(withoutBytes),
    }),
  })

  function withBytes({ media, ...message }: SavedMessage): Message {
    if (!media) return message
    const path = join(folder, message.id)
    return { ...message, media: { ...media, bytes: existsSync(path) ? readFileSync(path) : Buffer.alloc(0) } }
  }

  function withoutBytes({ media, ...message }: Message): SavedMessage {
    if (!media) return message
    const { bytes, ...rest } = media
    const path = join(folder, message.id)
    if (!existsSync(path)) writeFileSync(path, bytes)
    return { ...message, media: rest }
  }
}
