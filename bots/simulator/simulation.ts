import { type Callbacks, createCallbacks } from './callbacks.ts'
import { type Calls, createCalls } from './calls.ts'
import { type FaultPlan, planFaults } from './faults.ts'
import { createFiles, type Files } from './files.ts'
import type { OtherPhones } from './http/pages.ts'
import { createLatency, type Latency } from './latency.ts'
import { createUpdates, type Updates } from './updates.ts'
import type { Redelivery } from './webhook.ts'
import { createWorld, type World } from './world.ts'

export interface SimulatorOptions {
  /** The time that messages carry and callbacks expire by; the real one by default. */
  clock?: () => Date
  /** Where people, chats and files survive a restart. Nothing is written without it. */
  dataDir?: string
  /** Bounded memory: no call log, a handful of messages a chat. */
  benchmark?: boolean
  /** How long a pressed button may wait for answerCallbackQuery, in milliseconds. Default 15 s. */
  callbackExpiresMs?: number
  /** Pause before a webhook's redelivery, in milliseconds, doubling from first to max. Default 1 s to 60 s. */
  redelivery?: Redelivery
  /** Phones of another messenger, shown on the same pages. */
  others?: OtherPhones | undefined
}

/** All parts of one running simulator, as its methods and pages see them. */
export interface Simulation {
  world: World
  files: Files
  plan: FaultPlan
  calls: Calls
  latency: Latency
  callbacks: Callbacks
  updates: Updates
}

export function createSimulation({
  clock = () => new Date(),
  dataDir,
  benchmark = false,
  callbackExpiresMs = 15_000,
  redelivery = { firstMs: 1_000, maxMs: 60_000 },
}: SimulatorOptions): Simulation {
  const world = createWorld({ clock, historyLimit: benchmark ? 4 : 1_000 })
  const plan = planFaults()
  const latency = createLatency()
  return {
    world,
    plan,
    latency,
    files: createFiles(dataDir),
    calls: createCalls(benchmark ? 0 : 10_000),
    callbacks: createCallbacks(clock, callbackExpiresMs),
    updates: createUpdates({ plan, latency, redelivery }),
  }
}
