import { setTimeout as sleep } from 'node:timers/promises'
import type { Update } from 'grammy/types'
import { type Engine, whileLeased } from '#engine'
import type { BotApi } from './bot-api.ts'
import type { Failure } from './failure.ts'

export type PollingParts = {
  engine: Engine
  api: BotApi
  /** The lease that says which replica asks for this bot's updates. */
  lease: string
  /** The setting that holds the bot's token, for advice. */
  tokenSetting: string
  /** Kinds of updates; everything else stays with Telegram. */
  wanted: readonly string[]
  take(updates: Update[]): Promise<void>
  /** How polling does, for the panel. */
  report(state: 'ready' | 'down', detail?: string): void
}

const LEASE_MS = 30_000
const LONG_POLL_S = 25

/**
 * Long polling of our own, because an update must be stored before it is confirmed, and asking for more confirms. One
 * replica polls; another takes over when its lease ends.
 */
export function startPolling(parts: PollingParts): { stop(): Promise<void> } {
  const { engine, api, wanted, take, report } = parts
  const { log } = engine
  const onError = (error: unknown) => log.error({ err: error }, 'polling failed; it goes on')
  return whileLeased(engine.db, parts.lease, { ttlMs: LEASE_MS, onError }, async (lease, lost) => {
    let offset: number | undefined
    let failures = 0
    let hasWebhook = true
    while (!lost.aborted && lease.stillMine()) {
      try {
        if (hasWebhook) await api.deleteWebhook(lost)
        hasWebhook = false
        const updates = await api.getUpdates(
          { ...(offset === undefined ? {} : { offset }), timeout: LONG_POLL_S, allowed_updates: wanted },
          lost,
        )
        if (failures > 0 || offset === undefined) report('ready')
        failures = 0
        await take(updates)
        // Nothing new: all before is confirmed. Ids may begin anew and lower after a quiet week, so ask without one.
        offset = updates.length > 0 ? updates.at(-1)!.update_id + 1 : undefined
      } catch (error) {
        if (lost.aborted) return
        const wait = await misfortune(error, ++failures)
        hasWebhook ||= wait.webhook
        await pause(wait.ms, lost)
      }
    }
  })

  async function misfortune(error: unknown, failures: number): Promise<{ ms: number; webhook: boolean }> {
    const failure = failed(api, error)
    const ms = Math.min(1_000 * 2 ** Math.min(failures - 1, 5), 30_000)
    if (!failure) {
      log.warn(
        { err: error },
        'updates could not be stored; Telegram keeps them and they are asked for again',
      )
      return { ms: Math.min(ms, 5_000), webhook: false }
    }
    const { detail, advice } = describe(failure, parts.tokenSetting)
    report('down', detail)
    log.warn({ failure: detail, failures }, advice)
    if (failure.kind === 'tooMany') return { ms: failure.afterMs, webhook: false }
    return { ms, webhook: failure.kind === 'conflict' }
  }
}

function failed(api: BotApi, error: unknown): Failure | null {
  try {
    return api.failureOf(error)
  } catch {
    return null
  }
}

function describe(failure: Failure, tokenSetting: string): { detail: string; advice: string } {
  switch (failure.kind) {
    case 'unauthorised':
      return {
        detail: 'unauthorised',
        advice: `Telegram does not accept ${tokenSetting}: get the current one from @BotFather`,
      }
    case 'conflict':
      return {
        detail: 'conflict',
        advice:
          'another program is reading the updates of this bot: end it, or give this one a bot of its own',
      }
    case 'tooMany':
      return { detail: 'too_many', advice: 'Telegram asks us to slow down; waiting as long as it says' }
    default:
      return { detail: 'unreachable', advice: 'Telegram cannot be reached; trying on' }
  }
}

/** Ends early, and quietly, when the signal says so. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return sleep(ms, undefined, { signal }).catch(() => undefined)
}
