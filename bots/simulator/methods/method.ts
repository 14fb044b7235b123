import type { Params } from '../http/params.ts'
import type { Simulation } from '../simulation.ts'
import type { Bot } from '../world.ts'

export interface MethodCall {
  sim: Simulation
  bot: Bot
  params: Params
  /** Aborted when the client hangs up. */
  signal: AbortSignal
}

/** One Bot API method: its result, or an ApiError thrown. */
export type Method = (call: MethodCall) => unknown
export type Methods = Record<string, Method>
