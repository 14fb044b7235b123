import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import {
  formatAgo,
  formatDate,
  formatDateTime,
  formatDuration,
  formatTime,
  type Language,
  type SignedIn,
} from '#engine'
import type { Access } from '../route.ts'
import type { Theme } from '../session/current.ts'

/** What every component may ask about the page it is on. */
export type Shell = {
  language: Language
  theme: Theme
  timeZone: string
  signedIn: SignedIn | null
  csrf: string
  /** Path of this page, and path with query. */
  path: string
  address: string
  now: Date
  /** Where the live feed stood when the page was asked for: nothing on it is older. */
  livePosition: string
  /** Who may open which page, so that the menu never leads nowhere. */
  paths: ReadonlyMap<string, Access>
}

export const ShellContext = createContext<Shell | null>(null)

export function useShell(): Shell {
  const shell = useContext(ShellContext)
  if (!shell) throw new Error('a component was rendered outside a page')
  return shell
}

/** The catalogue in the reader's language. */
export function useText<T>(catalogue: (language: Language) => T): T {
  return catalogue(useShell().language)
}

/** Dates as the reader writes them, in the company's time zone. */
export function useDates() {
  const { language, timeZone, now } = useShell()
  const reader = { language, timeZone }
  return {
    date: (date: Date) => formatDate(date, reader),
    time: (date: Date) => formatTime(date, reader),
    dateTime: (date: Date) => formatDateTime(date, reader),
    ago: (date: Date) => formatAgo(date, now, language),
    duration: (ms: number) => formatDuration(ms, language),
  }
}
