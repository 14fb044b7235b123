import { useShell } from '../layout/shell.ts'

const STRETCH = 100

/** The stretch of a list at which the address of this page is. */
export function useStretch<Line extends { id: string }>(lines: readonly Line[]) {
  const { searchParams } = new URL(useShell().address, 'http://local.invalid')
  return stretchOf(lines, searchParams.get('after'))
}

/**
 * What of a list that is read as a whole is shown at once, and behind which line the next ones begin. Behind `after`
 * the list goes on; a line that is gone is the beginning.
 */
export function stretchOf<Line extends { id: string }>(
  lines: readonly Line[],
  after: string | null,
): { shown: readonly Line[]; next: string | null } {
  const start = lines.findIndex(({ id }) => id === after) + 1
  const shown = lines.slice(start, start + STRETCH)
  return { shown, next: start + STRETCH < lines.length ? (shown.at(-1)?.id ?? null) : null }
}

/** The lines whose name holds every word of `q`, whatever their accents. */
export function namedLike<Line extends { name: string }>(lines: readonly Line[], q: string): Line[] {
  const words = plain(q).split(/\s+/)
  return lines.filter(({ name }) => words.every((word) => plain(name).includes(word)))
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
