import { runningBote } from './bote.ts'
import { OPERATORS } from './desk.ts'
import { get, load } from './http-load.ts'
import { signIn } from './panel.ts'
import type { Bench } from './section.ts'

const ROUND_MS = 4_000
/** A panel runs for weeks: what counts is not how fast its first pages were compiled. */
const WARM_MS = 8_000
export const CONNECTIONS = 10

export type Pages = (
  path: string,
  asked?: { connections?: number; withinMs?: number },
) => ReturnType<typeof load>

/** Bote on this database, with as many operators signed in as there are connections, who have looked around at `path`. */
export async function shownFrom<T>(
  bench: Bench,
  databaseUrl: string,
  path: string,
  show: (pages: Pages) => Promise<T>,
): Promise<T> {
  const bote = await runningBote(bench, { databaseUrl })
  const cookies: string[] = []
  for (const email of OPERATORS.slice(0, CONNECTIONS)) cookies.push((await signIn(bote.url, email)).cookie)
  const pages: Pages = (asked, { connections = CONNECTIONS, withinMs = ROUND_MS } = {}) => {
    const url = new URL(asked, bote.url)
    const requests = cookies.slice(0, connections).map((cookie) => get(url, { Cookie: cookie }))
    return load({
      url,
      connections,
      withinMs,
      requests: 20_000,
      request: (n) => requests[n % requests.length]!,
    })
  }
  await pages(path, { withinMs: WARM_MS })
  const shown = await show(pages)
  await bote.stop()
  return shown
}
