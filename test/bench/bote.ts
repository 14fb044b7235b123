import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { end, freePort, ready, startBote } from './processes.ts'
import type { Bench } from './section.ts'
import { type BenchSimulator, BOTE_TOKEN } from './simulator.ts'

export const SECRET = 'b0te7bench5webhook3token1of9own2use'

export type RunningBote = { url: URL; process: ChildProcess; stop(): Promise<void> }

/** Bote as `npm start` runs it, on a database of ours; with a simulator it takes its messages by webhook. */
export async function runningBote(
  { folder }: Pick<Bench, 'folder'>,
  { databaseUrl, simulator, roles }: { databaseUrl: string; simulator?: BenchSimulator; roles?: string },
): Promise<RunningBote> {
  const port = await freePort()
  const url = new URL(`http://127.0.0.1:${port}/`)
  const child = startBote({
    ...environment(folder, port),
    DATABASE_URL: databaseUrl,
    ...(roles && { BOTE_ROLES: roles }),
    ...(simulator && {
      TELEGRAM_BOT_TOKEN: BOTE_TOKEN,
      TELEGRAM_API_ROOT: simulator.url,
      PUBLIC_URL: url.href,
      TELEGRAM_WEBHOOK_SECRET: SECRET,
    }),
  })
  await ready(child, `${url.href}readyz`)
  if (simulator) await simulator.callsWebhook(url.port)
  return { url, process: child, stop: () => end(child) }
}

export function environment(folder: string, port: number): Record<string, string> {
  return { PORT: String(port), HOST: '127.0.0.1', BOTE_DATA_DIR: join(folder, 'data') }
}
