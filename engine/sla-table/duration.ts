import { absentOr, blameField } from '../administration/input.ts'

/** Business time as people write it, `8:00`, `0:30` or `8` (hours), in whole minutes; null when it cannot be one. */
export function parseDuration(text: string): number | null {
  const [, hours, minutes = '0'] = /^(\d{1,4})(?:[:h](\d{2})?)?\s*(?:min)?$/i.exec(text.trim()) ?? []
  return hours === undefined || Number(minutes) > 59 ? null : Number(hours) * 60 + Number(minutes)
}

/** 90 → `1:30` */
export function formatDuration(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

/** A length of time of at least a minute in a form; empty is null. */
export const duration = () =>
  absentOr(20, (text, context) => {
    const minutes = parseDuration(text)
    if (minutes === null) return blameField(context, 'not_duration')
    return minutes > 0 ? String(minutes) : blameField(context, 'out_of_range')
  }).transform((minutes) => (minutes === null ? null : Number(minutes)))
