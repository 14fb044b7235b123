import { once } from 'node:events'
import { end, startProgram } from './processes.ts'

/** The first person's number; the others follow. */
export const FIRST_PHONE = 5_511_980_000_000

export type Asked =
  | { ask: 'scan'; code: string }
  | { ask: 'freeze' }
  | { ask: 'burst'; messages: number; text: string }
  | { ask: 'answered'; people: number; text: string; withinMs: number }

export type Told = { ms?: number; browserPath?: string; error?: string }

/** WhatsApp in a process of its own, with so many people who can write. */
export async function whatsappSimulator({ browser, people }: { browser: string; people: number }) {
  const child = startProgram('whatsapp-simulator-process.ts', { BROWSER: browser, PEOPLE: String(people) })
  const [{ browserPath = '' }] = (await once(child, 'message')) as [Told]

  async function ask(asked: Asked): Promise<number> {
    const answer = once(child, 'message')
    child.send(asked)
    const [{ ms = 0, error }] = (await answer) as [Told]
    if (error) throw new Error(`simulated WhatsApp, ${asked.ask}: ${error}`)
    return ms
  }

  return {
    browserPath,
    scan: (code: string) => ask({ ask: 'scan', code }),
    freeze: () => ask({ ask: 'freeze' }),
    burst: (messages: number, text: string) => ask({ ask: 'burst', messages, text }),
    /** So many people write once, each; how long it takes until all of them are answered, in ms. */
    answered: (people: number, text: string, withinMs = 120_000) =>
      ask({ ask: 'answered', people, text, withinMs }),
    stop: () => end(child),
  }
}
