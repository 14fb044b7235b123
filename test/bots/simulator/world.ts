import { Bot, GrammyError } from 'grammy'
import { afterEach } from 'vitest'
import { createSimulator, type Simulator, type SimulatorOptions } from '../../../bots/simulator/index.ts'

export const TOKEN = '7000000001:AAE-simulated-token'
export const ANA = 501
export const BRUNO = 502

const cleanups: (() => Promise<unknown> | unknown)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** What is to be undone when the test ends. */
export function later(cleanup: () => Promise<unknown> | unknown): void {
  cleanups.push(cleanup)
}

/** A simulator with one bot and two people, listening. */
export async function simulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const sim = createSimulator({ redelivery: { firstMs: 10, maxMs: 40 }, ...options })
  sim.addBot({ token: TOKEN, username: 'bote_test_bot', name: 'Bote' })
  sim.addPerson({
    id: ANA,
    firstName: 'Ana',
    lastName: 'Souza',
    phone: '+5511987654321',
    username: 'ana_souza',
  })
  sim.addPerson({ id: BRUNO, firstName: 'Bruno', languageCode: 'en' })
  await sim.listen()
  later(() => sim.close())
  return sim
}

/** A real grammY bot in front of the simulator, not yet started. */
export function grammyBot(sim: Simulator, token = TOKEN): Bot {
  const bot = new Bot(token, { client: { apiRoot: sim.url } })
  bot.catch((error) => console.error('bot:', error.message))
  return bot
}

/** Starts long polling and waits until the bot listens. */
export async function polling(bot: Bot): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    bot.start({ onStart: () => resolve() }).catch(reject)
  })
  later(() => bot.stop())
}

/** The refusal a call must end with. */
export async function refusalOf(call: Promise<unknown>): Promise<GrammyError> {
  try {
    await call
  } catch (error) {
    if (error instanceof GrammyError) return error
    throw error
  }
  throw new Error('The call was not refused')
}

/** Waits until `condition` holds; a failure names what was waited for. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  timeoutMs = 15_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
