import type { Language } from '#engine'

/** `2026-04-06` as the reader writes it: `06/04/2026` · `6 Apr 2026`. A civil date has no zone to be moved by. */
export function civilDate(isoDate: string, language: Language): string {
  return formatter(language, {
    day: language === 'pt' ? '2-digit' : 'numeric',
    year: 'numeric',
    month: MONTH[language],
  }).format(noonOf(isoDate))
}

/** `segunda-feira, 06/04` · `Monday, 6 Apr` */
export function civilDay(isoDate: string, language: Language): string {
  return formatter(language, {
    weekday: 'long',
    day: language === 'pt' ? '2-digit' : 'numeric',
    month: MONTH[language],
  }).format(noonOf(isoDate))
}

/** `seg., 06/04` · `Mon, 6 Apr` */
export function shortDay(isoDate: string, language: Language): string {
  return formatter(language, {
    weekday: 'short',
    day: language === 'pt' ? '2-digit' : 'numeric',
    month: MONTH[language],
  }).format(noonOf(isoDate))
}

/** `abril` · `April`, from 1 to 12. */
export function monthName(month: number, language: Language): string {
  return formatter(language, { month: 'long' }).format(new Date(Date.UTC(2026, month - 1, 15)))
}

const MONTH = { pt: '2-digit', en: 'short' } as const

function formatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language === 'pt' ? 'pt-BR' : 'en-GB', { ...options, timeZone: 'UTC' })
}

function noonOf(isoDate: string): Date {
  return new Date(`${isoDate}T12:00:00Z`)
}
