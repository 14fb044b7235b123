import { Temporal } from 'temporal-polyfill'

/** The version of the time zone rules that this process knows, such as `2026a`: they come with Node. */
export const TIME_ZONE_RULES = process.versions.tz ?? ''

/** What the wall clock of the zone shows at an instant: 2026-11-30T10:00:00-03:00[America/Sao_Paulo]. */
export function wallTime(at: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toString()
}

/** The instant that it was when it was written down, whatever the rules were then. */
export function instantThen(wallTime: string): Date {
  return new Date(Temporal.Instant.from(wallTime).epochMilliseconds)
}

/**
 * The instant that it is by the rules of today. Where they still know its offset at that time it is the same (of an hour
 * that comes twice the offset says which). Throws RangeError for a zone that is not known.
 */
export function instantNow(wallTime: string): Date {
  return new Date(Temporal.ZonedDateTime.from(wallTime, { offset: 'prefer' }).epochMilliseconds)
}
