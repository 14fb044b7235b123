import type { Logger } from 'pino'
import { z } from 'zod'
import type { Clock } from '../database/clock.ts'
import {
  type CheckSubject,
  type Finding,
  LIGHT_STATES,
  LIGHTS,
  type LightResult,
  MOST_DETAILS,
  type Source,
  UNKNOWN,
} from './lights.ts'

type Deps = { clock: Clock; log: Logger }

/**
 * All lights at once, each with its own time: none waits for another, and none can spoil another. A source that hangs,
 * fails, or answers what is no answer makes its own light grey.
 */
export async function look(
  sources: readonly Source[],
  subject: CheckSubject,
  deps: Deps,
): Promise<LightResult[]> {
  const results = await Promise.all(sources.map((source) => lookAt(source, subject, deps)))
  return results.sort((a, b) => LIGHTS.indexOf(a.light) - LIGHTS.indexOf(b.light))
}

async function lookAt(
  { light, source, limitMs, look }: Source,
  subject: CheckSubject,
  { clock, log }: Deps,
): Promise<LightResult> {
  const began = performance.now()
  const finding = await withinTime(limitMs, (signal) => look(subject, signal)).catch((error): Finding => {
    log.warn({ err: error, light, source }, 'a source of the express check failed')
    return { state: 'grey', why: 'failed' }
  })
  const tookMs = Math.round(performance.now() - began)
  return { light, ...understood(finding), source, tookMs, at: clock.now().toISOString() }
}

async function withinTime(limitMs: number, run: (signal: AbortSignal) => Promise<Finding>): Promise<Finding> {
  const giveUp = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<Finding>((resolve) => {
    timer = setTimeout(() => {
      resolve({ state: 'grey', why: 'timed_out' })
      giveUp.abort()
    }, limitMs)
  })
  try {
    // What throws at once and what rejects later are the same here; what rejects after the time is up, nobody hears.
    return await Promise.race([(async () => run(giveUp.signal))(), tooLate])
  } finally {
    clearTimeout(timer)
  }
}

/** Sources are written by many hands, some of them outside: what is no finding is none. */
const schema = z.object({
  state: z.enum(LIGHT_STATES),
  why: z.enum(UNKNOWN).optional(),
  fault: z.string().max(60).optional(),
  details: z
    .array(z.looseObject({ about: z.string() }))
    .max(MOST_DETAILS + 1)
    .optional(),
})

function understood(finding: unknown): Pick<LightResult, 'state' | 'why' | 'fault' | 'details'> {
  const read = schema.safeParse(finding)
  if (!read.success) return { state: 'grey', why: 'malformed', fault: null, details: [] }
  const { state, why = 'not_said', fault = null, details = [] } = read.data
  return { state, why: state === 'grey' ? why : null, fault, details: details as LightResult['details'] }
}
