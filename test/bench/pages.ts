import { runningBote } from './bote.ts'
import { get, load } from './http-load.ts'
import { signIn } from './panel.ts'
import type { Bench } from './section.ts'

const ROUND_MS = 4_000
export const CONNECTIONS = 10

export type Pages = (
  path: string,
  asked?: { connections?: number; withinMs?: number },
) => ReturnType<typeof load>

/** Bote on this database, with somebody signed in who has looked around at `path` a little. */
export async function shownFrom<T>(
  bench: Bench,
  databaseUrl: string,
  path: string,
  show: (pages: Pages) => Promise<T>,
): Promise<T> {
  const bote = await runningBote(bench, { databaseUrl })
  const { cookie } = await signIn(bote.url)
  const pages: Pages = (asked, { connections = CONNECTIONS, withinMs = ROUND_MS } = {}) => {
    const url = new URL(asked, bote.url)
    return load({ url, connections, withinMs, requests: 20_000, request: () => get(url, { Cookie: cookie }) })
  }
  await pages(path, { withinMs: 2_000 })
  const shown = await show(pages)
  await bote.stop()
  return shown
}
