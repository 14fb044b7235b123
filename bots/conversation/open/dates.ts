import { plain } from '../likeness.ts'

/**
 * A date as people write it: `25/03/2026`, `25/3`, `25-03-26`, `2026-03-25`, `hoje`, `desde sexta`, `sexta
 * passada`, `há 3 dias`, `today`. Day before month, as Brazilians write. The year left out is the one that makes it
 * past; a weekday alone may be either, and is not understood. Answers `YYYY-MM-DD`, or null.
 */
export function parseDate(text: string, now: Date, timeZone: string): string | null {
  const given = text.trim().toLowerCase()
  const words = given.replace(INTRODUCTION, '')
  const today = localDate(now, timeZone)
  const daysAgo = daysBefore(plain(words), today, PAST.test(given))
  if (daysAgo !== null) return localDate(new Date(now.getTime() - daysAgo * DAY), timeZone)
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words)
  if (iso) return valid(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const written = /^(\d{1,2})[/.\-\s](\d{1,2})(?:[/.\-\s](\d{4}|\d{2}))?$/.exec(words)
  if (!written) return null
  const [, day, month, year] = written
  if (year) return valid(year.length === 2 ? 2000 + Number(year) : Number(year), Number(month), Number(day))
  const thisYear = valid(Number(today.slice(0, 4)), Number(month), Number(day))
  return thisYear && thisYear > today
    ? valid(Number(today.slice(0, 4)) - 1, Number(month), Number(day))
    : thisYear
}

const INTRODUCTION = /^(desde|a partir de|em|no dia|dia|since|on) +(o dia +)?/

/** `desde` and `passado` tell that a weekday is the last one. */
const PAST = /^(desde|since|last) | passad[oa]$/

/** How many days before today the words say; null when they say none. */
function daysBefore(words: string, today: string, isPast: boolean): number | null {
  const known = DAYS_AGO[words]
  if (known !== undefined) return known
  const counted = /^(?:ha )?(\d{1,3}) (?:dias?|days?)(?: atras| ago)?$/.exec(words)
  if (counted && /^ha |atras$|ago$/.test(words)) return Number(counted[1])
  const weekday = isPast ? WEEKDAYS.findIndex((names) => names.test(words)) : -1
  return weekday < 0 ? null : (new Date(today).getUTCDay() - weekday + 7) % 7 || 7
}

const DAYS_AGO: Record<string, number> = { hoje: 0, today: 0, ontem: 1, yesterday: 1, anteontem: 2 }
const WEEKDAYS = [
  /^(domingo( passado)?|(last )?sunday)$/,
  /^(segunda( feira)?( passada)?|(last )?monday)$/,
  /^(terca( feira)?( passada)?|(last )?tuesday)$/,
  /^(quarta( feira)?( passada)?|(last )?wednesday)$/,
  /^(quinta( feira)?( passada)?|(last )?thursday)$/,
  /^(sexta( feira)?( passada)?|(last )?friday)$/,
  /^(sabado( passado)?|(last )?saturday)$/,
]
const DAY = 86_400_000

function localDate(date: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(date)
}

function valid(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1990 && year <= 2100
  return isReal ? date.toISOString().slice(0, 10) : null
}
