import { type Language, texts } from './text.ts'

/** How a person reads: their language, and the company's time zone. */
export type Reader = { language: Language; timeZone: string }

/** `02/04/2026, 17:00` · `2 Apr 2026, 17:00` */
export function formatDateTime(date: Date, { language, timeZone }: Reader): string {
  return dateFormatter(language, timeZone, 'dateTime').format(date)
}

/** `02/04/2026` · `2 Apr 2026` */
export function formatDate(date: Date, { language, timeZone }: Reader): string {
  return dateFormatter(language, timeZone, 'date').format(date)
}

/** `17:00` */
export function formatTime(date: Date, { language, timeZone }: Reader): string {
  return dateFormatter(language, timeZone, 'time').format(date)
}

/** `segunda-feira, 06/04, às 08:00` · `Monday, 6 Apr, at 08:00`: for something near, such as the next opening. */
export function formatWeekdayTime(date: Date, { language, timeZone }: Reader): string {
  const day = dateFormatter(language, timeZone, 'weekday').format(date)
  return words(language).at(day, formatTime(date, { language, timeZone }))
}

/** A length in at most two units: `45 s`, `1 h 30 min`, `2 dias`, `1 dia 4 h`. Days have 24 h; sign is dropped. */
export function formatDuration(ms: number, language: Language): string {
  const { day, days } = words(language)
  const seconds = Math.round(Math.abs(ms) / 1000)
  if (seconds < 60) return `${seconds} s`

  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  if (minutes < 1440) return pair(`${Math.floor(minutes / 60)} h`, minutes % 60, 'min')

  const hours = Math.round(minutes / 60)
  const wholeDays = Math.floor(hours / 24)
  return pair(`${wholeDays} ${wholeDays === 1 ? day : days}`, hours % 24, 'h')
}

/** How long ago, or how soon: `agora`, `há 5 minutos`, `em 2 horas`, `há 3 dias`. */
export function formatAgo(date: Date, now: Date, language: Language): string {
  const seconds = Math.round((date.getTime() - now.getTime()) / 1000)
  const distance = Math.abs(seconds)
  if (distance < 60) return words(language).now

  const [unit, length] = AGO_UNITS.find(([, unitSeconds]) => distance >= unitSeconds)!
  return relativeFormatter(language).format(Math.trunc(seconds / length), unit)
}

/** Money from whole cents: `R$ 1.234,56` · `R$1,234.56`. */
export function formatMoney(cents: number, currency: string, language: Language): string {
  return moneyFormatter(language, currency).format(cents / 100)
}

const words = texts({
  pt: { day: 'dia', days: 'dias', now: 'agora', at: (day: string, time: string) => `${day}, às ${time}` },
  en: { day: 'day', days: 'days', now: 'now', at: (day: string, time: string) => `${day}, at ${time}` },
})

/** British English: 24-hour clock, day before month, as Brazilians write. */
const LOCALES = { pt: 'pt-BR', en: 'en-GB' } as const

const DATE_STYLES = {
  pt: {
    dateTime: { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' },
    date: { day: '2-digit', month: '2-digit', year: 'numeric' },
    time: { hour: '2-digit', minute: '2-digit' },
    weekday: { weekday: 'long', day: '2-digit', month: '2-digit' },
  },
  en: {
    dateTime: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
    date: { day: 'numeric', month: 'short', year: 'numeric' },
    time: { hour: '2-digit', minute: '2-digit' },
    weekday: { weekday: 'long', day: 'numeric', month: 'short' },
  },
} as const satisfies Record<Language, Record<string, Intl.DateTimeFormatOptions>>

const AGO_UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

const dateFormatter = cached(
  (language: Language, timeZone: string, style: keyof (typeof DATE_STYLES)['pt']) =>
    new Intl.DateTimeFormat(LOCALES[language], {
      ...DATE_STYLES[language][style],
      hourCycle: 'h23',
      timeZone,
    }),
)
const relativeFormatter = cached((language: Language) => new Intl.RelativeTimeFormat(LOCALES[language]))
const moneyFormatter = cached(
  (language: Language, currency: string) =>
    new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency }),
)

/** Intl formatters are slow to make (some 50 µs) and quick to use. */
function cached<K extends string[], F>(make: (...key: K) => F): (...key: K) => F {
  const made = new Map<string, F>()
  return (...key) => {
    const name = key.join('|')
    const found = made.get(name) ?? make(...key)
    made.set(name, found)
    return found
  }
}

function pair(larger: string, rest: number, unit: string): string {
  return rest === 0 ? larger : `${larger} ${rest} ${unit}`
}
