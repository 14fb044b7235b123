import type { Acknowledged, IncomingMedia, IncomingNote, Part, Sent, SessionState } from '../driver.ts'
import type { Timing } from './timing.ts'

/** What the process with the browser needs to begin. */
export type Start = {
  kind: 'start'
  profileDir: string
  browserPath: string
  userAgent: string
  /** Whether the browser locks its pages up; it does not start where it wants to and cannot. */
  isSandboxed: boolean
  /** What came before is not handled: ms since 1970. */
  sinceMs: number
  /** Which number was linked last; another one brings chats that are none of ours. */
  lastNumber: string | null
  timing: Timing
  lease: Term
}

/** Until when the number is surely ours, by both clocks of this machine, which all its processes share. */
export type Term = { wallMs: number; monotonicMs: number }

export type ToChild =
  | Start
  | { kind: 'lease'; lease: Term }
  | { kind: 'ask'; id: number; call: Call }
  | { kind: 'log_out' }
  | { kind: 'stop' }

export type FromChild =
  | { kind: 'browser'; pid: number }
  | { kind: 'state'; state: SessionState; detail: string | null }
  | { kind: 'qr'; code: string }
  | { kind: 'number'; number: string }
  | { kind: 'probe' }
  | { kind: 'incoming'; notes: IncomingNote[] }
  | { kind: 'ack'; id: string; ack: number }
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'failed'; id: number; reason: string }
  | { kind: 'fault'; reason: string }
  | { kind: 'ended'; reason: EndReason; words: string | null }

/** What the parent asks of the page. */
export type Call =
  | { ask: 'send'; to: string; part: Part }
  | { ask: 'progress'; id: string }
  | { ask: 'findSent'; to: string; part: Part; sinceMs: number; except: string[] }
  | { ask: 'media'; id: string }
  | { ask: 'addresses'; chat: string }

export type Answers = {
  send: Sent
  progress: Acknowledged | null
  findSent: (Acknowledged & { id: string }) | null
  media: IncomingMedia
  addresses: string[]
}

export type EndReason =
  | 'asked'
  | 'orphaned'
  | 'lease_lost'
  | 'no_browser'
  | 'no_network'
  | 'start_failed'
  | 'never_ready'
  | 'browser_gone'
  | 'page_crashed'
  | 'frozen'
  | 'disconnected'
  | 'logged_out'
  | 'conflict'

/** The monotonic clock of the machine, in ms. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint() / 1_000_000n)
}

/** A term that ends in so many ms. */
export function termOf(ms: number): Term {
  return { wallMs: Date.now() + ms, monotonicMs: monotonicMs() + ms }
}

export function isOver({ wallMs, monotonicMs: until }: Term): boolean {
  return Date.now() >= wallMs || monotonicMs() >= until
}
