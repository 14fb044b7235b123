import type { Lanes } from '../jobs/lanes.ts'
import { bucket, laneBuckets, type Pacing } from './pacing.ts'

/** A recipient whose turn it is; `asNotice`: a notice's share of the rate was taken for it. */
export type Turn = { lane: string; asNotice: boolean }

/**
 * Whose turn it is, at the channel's pace: answers first; notices as their rate allows; nobody faster than one person
 * should be written to. What a lane really holds shows only when its message is claimed: then `settle` corrects.
 */
export function turns(lanes: Lanes, pacing: Pacing, monotonic: () => number) {
  const notices = bucket(pacing.notices, monotonic)
  const recipients = laneBuckets(pacing.lane)

  return {
    /** At most `room` turns; `waitMs` when notices have to wait for their rate. */
    next(room: number): { chosen: Turn[]; waitMs: number } {
      const chosen: Turn[] = []
      while (chosen.length < room && lanes.ready() > 0) {
        const asNotice = lanes.urgent() === 0
        const waitMs = asNotice ? notices.wait() : 0
        if (waitMs > 0) return { chosen, waitMs }
        const lane = lanes.take()!
        const rest = recipients.of(lane).wait()
        if (rest > 0) {
          lanes.rest(lane, rest, !asNotice)
        } else {
          if (asNotice) notices.take()
          chosen.push({ lane, asNotice })
        }
      }
      return { chosen, waitMs: 0 }
    },

    /** Whether the recipient has nothing before and may be answered at once. */
    isFree: (lane: string) => lanes.isAtRest(lane) && recipients.of(lane).wait() === 0,

    /** What the turn was used for. */
    settle({ lane, asNotice }: Turn, used: 'answer' | 'notice' | 'nothing'): void {
      if (asNotice && used !== 'notice') notices.giveBack()
      if (!asNotice && used === 'notice') notices.take()
      if (used !== 'nothing') recipients.of(lane).take()
    },

    prune: recipients.prune,
  }
}
