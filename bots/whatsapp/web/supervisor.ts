import { setTimeout as sleep } from 'node:timers/promises'
import { findChromium } from '#engine'
import type { Alarm, Driver, Ears, Session } from '../driver.ts'
import { Unreachable } from '../driver.ts'
import { backOff } from './back-off.ts'
import { type Child, startChild } from './child-process.ts'
import { forgetProfile, profileOf, takeProfile } from './profile.ts'
import { type Call, type EndReason, type Start, termOf } from './protocol.ts'
import { maySandbox } from './sandbox.ts'
import type { Timing } from './timing.ts'
import { userAgentOf } from './user-agent.ts'

export type WebOptions = {
  name: string
  dataDir: string
  /** Null: it is looked for. */
  browserPath: string | null
  timing: Timing
  /** How long the number is still surely ours, in ms. */
  remainingMs(): number
  /** What is older than this is not handled. */
  since(): Promise<Date>
  /** Which number was linked last; null for none. */
  lastNumber(): Promise<string | null>
  ears: Ears
  log: { info(facts: object, words: string): void; warn(facts: object, words: string): void }
}

/** Starts in a row that came to nothing before somebody is told. */
const VAIN_STARTS = 3
const LEASE_LOOK_MS = 500

/**
 * WhatsApp by a browser on web.whatsapp.com. Keeps one client alive: begins it, and begins it anew after whatever ended
 * it. Only for who holds the lease of the number.
 */
export function startWeb(options: WebOptions): Driver {
  const { timing, remainingMs, since, lastNumber, ears, log } = options
  const profileDir = profileOf(options.dataDir, options.name)
  const waits = backOff(timing.backOffMs)
  const stopping = new AbortController()
  let session: Session = {
    state: 'starting',
    detail: null,
    qr: null,
    number: null,
    lastProbeAt: null,
    starts: 0,
  }
  let child: Child | null = null
  let vainStarts = 0
  let userAgent: string | null = null
  let isSandboxed: boolean | null = null
  let stable: NodeJS.Timeout | undefined
  let isLeaving = false
  let waking = new AbortController()
  const beat = setInterval(() => child?.prolong(termOf(remainingMs())), 1_000)
  const over = run()

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      // Whether the number is really lost, its lease tells by ending this; after a pause it may be prolonged once more.
      if (remainingMs() === 0) {
        await pause(LEASE_LOOK_MS, stopping.signal)
        continue
      }
      const { reason, words } = await begin().catch((error) => ({
        reason: 'start_failed' as const,
        words: (error as Error).message,
      }))
      if (stopping.signal.aborted) break
      if (isLeaving) {
        forgetProfile(profileDir)
        isLeaving = false
        change({ state: 'logged_out', detail: null, qr: null, number: null })
        continue
      }
      log.warn({ reason, words }, 'the WhatsApp session ended; it begins anew')
      await rest(reason)
    }
    clearInterval(beat)
    clearTimeout(stable)
    change({ state: 'stopped', detail: null, qr: null })
  }

  async function begin(): Promise<{ reason: EndReason; words: string | null }> {
    const browserPath = findChromium(options.browserPath)
    if (!browserPath) return { reason: 'no_browser', words: null }
    takeProfile(profileDir)
    const from = { sinceMs: (await since()).getTime(), lastNumber: await lastNumber() }
    if (stopping.signal.aborted) return { reason: 'asked', words: null }
    change({ state: 'starting', detail: null, qr: null, starts: session.starts + 1 })
    return live(browserPath, from)
  }

  async function live(
    browserPath: string,
    from: Pick<Start, 'sinceMs' | 'lastNumber'>,
  ): Promise<{ reason: EndReason; words: string | null }> {
    userAgent ??= await userAgentOf(browserPath)
    if (isSandboxed === null) {
      isSandboxed = await maySandbox()
      if (!isSandboxed)
        log.warn(
          {},
          'the browser of WhatsApp runs without a sandbox of its own: as root, or in a container that forbids user namespaces',
        )
    }
    if (stopping.signal.aborted || isLeaving) return { reason: 'asked', words: null }
    const own = startChild({
      start: {
        profileDir,
        browserPath,
        userAgent,
        isSandboxed,
        ...from,
        timing,
        lease: termOf(remainingMs()),
      },
      heard(news) {
        // What an earlier life still says is nobody's word any more.
        if (child !== own) return
        if (news.kind === 'incoming') for (const note of news.notes) ears.incoming(note)
        else if (news.kind === 'ack') ears.acknowledged(news.id, news.ack)
        else if (news.kind === 'qr') change({ qr: { code: news.code, at: new Date().toISOString() } })
        else if (news.kind === 'number') change({ number: news.number })
        else if (news.kind === 'probe') change({ lastProbeAt: new Date().toISOString() })
        else if (news.kind === 'fault') log.warn({ reason: news.reason }, 'the WhatsApp page failed')
        else stateTold(news.state, news.detail)
      },
    })
    child = own
    const tooOld = setTimeout(own.stop, timing.freshMs).unref()
    const verdict = await own.ended
    child = null
    clearTimeout(tooOld)
    clearTimeout(stable)
    return verdict
  }

  function stateTold(state: Session['state'], detail: string | null): void {
    if (state === session.state && detail === session.detail) return
    if (state === 'ready') {
      vainStarts = 0
      clearTimeout(stable)
      stable = setTimeout(waits.reset, timing.stableMs).unref()
    }
    change({ state, detail, ...(state === 'qr' ? {} : { qr: null }) }, alarmAt(state, detail))
  }

  async function rest(reason: EndReason): Promise<void> {
    if (reason === 'asked' || reason === 'lease_lost') return
    if (reason === 'logged_out') {
      change({ state: 'logged_out', detail: null, qr: null }, 'logged_out')
      return waited(waits.next())
    }
    if (reason === 'no_browser') {
      change({ state: 'backoff', detail: reason, qr: null }, reason)
      return waited(waits.next())
    }
    const isVain = session.state === 'starting' || session.state === 'syncing'
    if (isVain) vainStarts += 1
    const ms = reason === 'conflict' ? timing.conflictMs : waits.next()
    const alarm =
      reason === 'conflict' ? 'conflict' : isVain && vainStarts === VAIN_STARTS ? 'never_ready' : null
    change({ state: 'backoff', detail: reason, qr: null }, alarm)
    await waited(ms)
  }

  /** Until then, or until somebody wants it to go on. */
  function waited(ms: number): Promise<void> {
    waking = new AbortController()
    return pause(ms, AbortSignal.any([waking.signal, stopping.signal]))
  }

  function restart(): void {
    waits.reset()
    waking.abort()
    void child?.stop()
  }

  function change(changes: Partial<Session>, alarm: Alarm | null = null): void {
    session = { ...session, ...changes }
    ears.changed({ session, alarm })
  }

  function ask<Asked extends Call>(call: Asked) {
    if (!child) return Promise.reject(new Unreachable('there is no session'))
    return child.ask(call)
  }

  function isOpen(): boolean {
    const { state, detail } = session
    return remainingMs() > 0 && (state === 'ready' || (state === 'degraded' && detail === 'deaf'))
  }

  return {
    isOpen,
    async send(to, part) {
      if (!isOpen()) return { kind: 'closed', reason: session.detail ?? session.state }
      try {
        return await ask({ ask: 'send', to, part })
      } catch (error) {
        return { kind: 'unknown', reason: (error as Error).message }
      }
    },
    progress: (id) => ask({ ask: 'progress', id }),
    findSent: (to, part, from, except) => ask({ ask: 'findSent', to, part, sinceMs: from.getTime(), except }),
    media: (id) =>
      ask({ ask: 'media', id }).catch((error) => ({ kind: 'later' as const, reason: error.message })),
    addresses: (chat) => ask({ ask: 'addresses', chat }),
    link: {
      restart,
      logOut() {
        isLeaving = true
        if (child && session.state !== 'qr') child.logOut()
        else restart()
      },
    },
    async stop() {
      stopping.abort()
      await child?.stop()
      await over
    },
  }
}

/** Who must act, and when: most faults cure themselves. */
function alarmAt(state: Session['state'], detail: string | null): Alarm | null {
  if (state !== 'degraded') return null
  return detail === 'changed_page' || detail === 'deaf' ? detail : null
}

/** Ends early, and quietly, when the signal says so. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return sleep(ms, undefined, { signal }).catch(() => undefined)
}
