import type { Memory } from './memory.ts'
import type { Turn } from './turn.ts'

/** More than a person writes, or taps. */
const MOST_A_MINUTE = 20
const MINUTE = 60_000
/** Who floods is answered at most this often. */
const CALM_MS = 5_000

/**
 * Counts a message; `isFlood` from the 21st within a minute. What is pressed counts by itself: who taps a lot is
 * answered when they write. Whether the person was told (`noticed`) is for who tells them.
 */
export function count({ memory: { pace }, message: { content }, now }: Turn): {
  pace: Memory['pace']
  isFlood: boolean
} {
  const isSameMinute = now.getTime() - Date.parse(pace.since) < MINUTE
  // A flood that goes on is not told of again.
  const noticed = pace.noticed && (isSameMinute || isTooMuch(pace))
  const before = isSameMinute ? pace : { since: now.toISOString(), count: 0, presses: 0 }
  const isPress = content.kind === 'choice'
  const counted = {
    since: before.since,
    count: before.count + (isPress ? 0 : 1),
    presses: (before.presses ?? 0) + (isPress ? 1 : 0),
    noticed,
  }
  return { pace: counted, isFlood: (isPress ? counted.presses : counted.count) > MOST_A_MINUTE }
}

/** Nothing was said for a moment: then also a message out of a flood is answered, so that nobody is left standing. */
export function isCalm({ memory: { answeredAt }, message: { receivedAt } }: Turn): boolean {
  return answeredAt === null || receivedAt.getTime() - Date.parse(answeredAt) > CALM_MS
}

function isTooMuch({ count, presses }: Memory['pace']): boolean {
  return Math.max(count, presses) > MOST_A_MINUTE
}
