import { dayAfter, dayAndTimeAt, momentAt } from '../sla/local-day.ts'
import type { NoticeChoice } from './choice.ts'
import type { NoticeKind } from './kinds.ts'

type Circumstances = { now: Date; timeZone: string; onDuty: boolean }

/**
 * When somebody is told: `now` itself, the end of their quiet hours, or their next digest; null for never. On duty
 * whatever was chosen comes at once.
 */
export function momentToTell(
  kind: NoticeKind,
  choice: NoticeChoice,
  { now, timeZone, onDuty }: Circumstances,
): Date | null {
  const isAtOnce = choice.atOnce.includes(kind)
  if (!isAtOnce && !choice.inDigest.includes(kind)) return null
  if (onDuty) return now
  if (!isAtOnce) return next(choice.digestAt, timeZone, now)
  const { quietFrom, quietUntil } = choice
  if (!quietFrom || !quietUntil || !isWithin(dayAndTimeAt(timeZone, now).time, quietFrom, quietUntil))
    return now
  return next(quietUntil, timeZone, now)
}

/** Over midnight when it ends before it begins. */
function isWithin(time: string, from: string, until: string): boolean {
  return from <= until ? from <= time && time < until : time >= from || time < until
}

/** The next moment at which the clocks show this time. */
function next(time: string, timeZone: string, now: Date): Date {
  const { day } = dayAndTimeAt(timeZone, now)
  const today = momentAt(timeZone, day, time)
  return today > now ? today : momentAt(timeZone, dayAfter(day, 1), time)
}
