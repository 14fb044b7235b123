import type { Memory } from './memory.ts'

/** More than a person types. */
const MOST_A_MINUTE = 20
const MINUTE = 60_000

/** Counts a message; `isFlood` from the 21st within a minute. Whether the person was told (`noticed`) is for who tells them. */
export function count({ pace }: Memory, now: Date): { pace: Memory['pace']; isFlood: boolean } {
  const isSameMinute = now.getTime() - Date.parse(pace.since) < MINUTE
  const counted = isSameMinute
    ? { ...pace, count: pace.count + 1 }
    : // A flood that goes on is not told of again.
      { since: now.toISOString(), count: 1, noticed: pace.noticed && pace.count > MOST_A_MINUTE }
  return { pace: counted, isFlood: counted.count > MOST_A_MINUTE }
}
