// The process that owns one number's browser: one client, one life. Whatever goes wrong ends it, and the parent begins
// a new one; so nothing of an old client can ever be heard or leak.
import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { calls, reasonOf, withinTime } from './calls.ts'
import { kill } from './chromium.ts'
import { createClient } from './client.ts'
import { hearing } from './hearing.ts'
import { leave } from './page.ts'
import { type EndReason, type FromChild, isOver, type Start, type ToChild } from './protocol.ts'
import { keepVigil } from './vigil.ts'

process.once('message', (message: ToChild) => {
  if (message.kind === 'start') void live(message)
})

async function live(start: Start): Promise<void> {
  const { profileDir, sinceMs, timing } = start
  let term = start.lease
  let browser: number | null = null
  let isEnding = false
  let isReady = false
  let wasUnlinked = false
  let scannedMs: number | null = null
  let isOffline = false
  const client = createClient({ ...start, ...timing })
  const answer = calls(client, timing.callMs)
  const vigil = keepVigil(client, timing, {
    ended: (reason, words) => void end(reason, words),
    browser: (pid) => {
      browser = pid
      tell({ kind: 'browser', pid })
    },
    probed: () => tell({ kind: 'probe' }),
    fault: (reason) => tell({ kind: 'fault', reason }),
  })
  const ears = hearing(client, {
    sinceMs,
    everyMs: timing.catchUpMs,
    callMs: timing.callMs,
    tell,
    changed: tellHowItIs,
  })
  // A parent that was paused cannot tell that the number went to another: the clock does.
  const guard = setInterval(() => isOver(term) && void end('lease_lost'), 500)

  client.on('qr', (code) => {
    scannedMs = null
    wasUnlinked = true
    vigil.qrShown()
    tell({ kind: 'qr', code })
    tell({ kind: 'state', state: 'qr', detail: null })
  })
  client.on('authenticated', () => {
    vigil.authenticated()
    if (wasUnlinked) scannedMs ??= Date.now()
    tell({ kind: 'state', state: 'syncing', detail: null })
  })
  // Comes again after every reload and every new connection.
  client.on('ready', () => {
    vigil.ready()
    const number = client.info.wid.user
    tell({ kind: 'number', number })
    isReady = true
    tellHowItIs()
    ears.begin(scannedMs !== null && number !== start.lastNumber ? scannedMs : sinceMs)
  })
  client.on('change_state', (state) => {
    isOffline = String(state) === 'TIMEOUT'
    tellHowItIs()
  })
  client.on('auth_failure', (words) => void end('start_failed', words))
  client.on('disconnected', (reason) => void end(endFor(String(reason)), String(reason)))

  process.on('message', (message: ToChild) => {
    if (message.kind === 'lease') term = message.lease
    if (message.kind === 'stop') void end('asked')
    if (message.kind === 'ask') void reply(message)
    if (message.kind === 'log_out') void logOut()
  })
  // Ctrl+C reaches every process of the terminal; the parent decides what becomes of this one.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => void end('asked'))
  process.on('disconnect', () => void end('orphaned'))
  process.on('unhandledRejection', (error) => tell({ kind: 'fault', reason: reasonOf(error) }))

  function tellHowItIs(): void {
    if (!isReady) return
    const detail = isOffline ? 'offline' : ears.trouble()
    tell({ kind: 'state', state: detail === null ? 'ready' : 'degraded', detail })
  }

  async function reply({ id, call }: ToChild & { kind: 'ask' }): Promise<void> {
    // Asked before the pause and answered after it: the number may be somebody else's by now.
    if (isEnding || isOver(term)) return tell({ kind: 'failed', id, reason: 'ended' })
    try {
      tell({ kind: 'answer', id, value: await answer(call) })
    } catch (error) {
      tell({ kind: 'failed', id, reason: reasonOf(error) })
    }
  }

  /** The page says that it is logged out by loading again, which ends this; one that cannot is not waited for. */
  async function logOut(): Promise<void> {
    try {
      await withinTime(client.pupPage!.evaluate(leave), timing.closeMs)
      await sleep(timing.closeMs, undefined, { ref: false })
    } catch (error) {
      tell({ kind: 'fault', reason: reasonOf(error) })
    }
    await end('logged_out')
  }

  async function end(reason: EndReason, words: string | null = null): Promise<void> {
    if (isEnding) return
    isEnding = true
    clearInterval(guard)
    vigil.end()
    ears.end()
    await withinTime(client.destroy(), timing.closeMs).catch(() => undefined)
    if (browser) kill(browser)
    // The library begins to remove the profile while the browser still writes to it.
    if (reason === 'logged_out') await rm(profileDir, { recursive: true, force: true, maxRetries: 5 })
    tell({ kind: 'ended', reason, words }, () => process.exit(0))
    setTimeout(() => process.exit(0), 1_000)
  }

  tell({ kind: 'state', state: 'starting', detail: null })
  try {
    await client.initialize()
  } catch (error) {
    const words = reasonOf(error)
    await end(words.startsWith('net::ERR_') ? 'no_network' : 'start_failed', words)
  }
}

function endFor(reason: string): EndReason {
  if (/LOGOUT|UNPAIRED/.test(reason)) return 'logged_out'
  return reason === 'CONFLICT' ? 'conflict' : 'disconnected'
}

function tell(message: FromChild, told?: () => void): void {
  if (process.connected) process.send!(message, undefined, undefined, () => told?.())
  else told?.()
}
