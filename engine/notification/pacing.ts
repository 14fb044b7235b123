import type { Channel } from './channel.ts'

/** At most `burst` at once and `perSecond` sustained. */
export type Rate = { burst: number; perSecond: number }

/** What a channel bears: per recipient, and of notices together (answers to people go first and are not held back). */
export type Pacing = { lane: Rate; notices: Rate }

/**
 * Telegram: about one message a second in a chat, bursts forgiven, and about 30 a second in bulk (its bots FAQ). WhatsApp
 * bans numbers that do not behave like a person.
 */
export const PACING: Record<Channel['name'], Pacing> = {
  telegram: { lane: { burst: 6, perSecond: 1 }, notices: { burst: 6, perSecond: 30 } },
  whatsapp: { lane: { burst: 3, perSecond: 0.5 }, notices: { burst: 2, perSecond: 1 } },
  operators: { lane: { burst: 6, perSecond: 1 }, notices: { burst: 6, perSecond: 30 } },
  email: { lane: { burst: 20, perSecond: 1 }, notices: { burst: 20, perSecond: 10 } },
  outside: { lane: { burst: 10, perSecond: 2 }, notices: { burst: 20, perSecond: 20 } },
}

/** A token bucket. May be overdrawn; then it takes the longer until one is free. */
export function bucket({ burst, perSecond }: Rate, now: () => number = () => performance.now()) {
  let tokens = burst
  let filledAt = now()

  function fill(): void {
    const time = now()
    tokens = Math.min(burst, tokens + ((time - filledAt) / 1_000) * perSecond)
    filledAt = time
  }

  return {
    /** How long until one may be taken, in ms; 0 now. */
    wait(): number {
      fill()
      return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / perSecond) * 1_000)
    },
    take(): void {
      fill()
      tokens -= 1
    },
    giveBack(): void {
      tokens = Math.min(burst, tokens + 1)
    },
    isFull(): boolean {
      fill()
      return tokens >= burst
    },
  }
}

/** A bucket for each recipient that was written to lately. */
export function laneBuckets(rate: Rate) {
  const buckets = new Map<string, ReturnType<typeof bucket>>()

  return {
    of(lane: string) {
      let own = buckets.get(lane)
      if (!own) {
        own = bucket(rate)
        buckets.set(lane, own)
      }
      return own
    },
    /** Forgets those at rest. */
    prune(): void {
      for (const [lane, own] of buckets) if (own.isFull()) buckets.delete(lane)
    },
  }
}
