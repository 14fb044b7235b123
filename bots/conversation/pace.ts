import type { Memory } from './memory.ts'

/** More than a person types. */
const MOST_A_MINUTE = 20
const MINUTE = 60_000

/** Counts a message; `isFlood` from the 21st within a minute, `isFirst` when that is still to be told. */
export function count(
  { pace }: Memory,
  now: Date,
): { pace: Memory['pace']; isFlood: boolean; isFirst: boolean } {
  const isSameMinute = now.getTime() - Date.parse(pace.since) < MINUTE
  const counted = isSameMinute
    ? { ...pace, count: pace.count + 1 }
    : // A flood that goes on is not told of again.
      { since: now.toISOString(), count: 1, noticed: pace.noticed && pace.count > MOST_A_MINUTE }
  const isFlood = counted.count > MOST_A_MINUTE
  const isFirst = isFlood && !counted.noticed
  return { pace: { ...counted, noticed: counted.noticed || isFlood }, isFlood, isFirst }
}
