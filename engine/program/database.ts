import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { DataFolderInUse, startEmbeddedPostgres } from '../database/embedded.ts'
import { DatabaseUnavailable } from '../database/errors.ts'
import { migrate } from '../database/migrations.ts'

/** Where the database is, and how to leave it: an embedded one is ended, somebody else's is only left. */
export type FoundDatabase = { url: string; embedded: boolean; leave(): Promise<void> }

/** The database of DATABASE_URL, else the embedded one, started here. Throws DataFolderInUse. */
export async function findDatabase(config: Config, log: Logger): Promise<FoundDatabase> {
  if (config.databaseUrl) return { url: config.databaseUrl, embedded: false, leave: async () => undefined }
  const { url, stop } = await startEmbeddedPostgres({ dataDir: config.dataDir, log })
  return { url, embedded: true, leave: stop }
}

/** As findDatabase, but goes to the embedded one of a Bote that runs already: for commands beside it. */
export async function joinDatabase(config: Config, log: Logger): Promise<FoundDatabase> {
  try {
    return await findDatabase(config, log)
  } catch (error) {
    const url = error instanceof DataFolderInUse ? await runningUrl(config.dataDir) : null
    if (!url) throw error
    return { url, embedded: true, leave: async () => undefined }
  }
}

/** Port and password of an embedded PostgreSQL that another process started. */
async function runningUrl(dataDir: string): Promise<string | null> {
  try {
    const folder = resolve(dataDir)
    const password = (await readFile(join(folder, 'postgres.password'), 'utf8')).trim()
    const port = (await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[3]
    return `postgresql://bote:${password}@127.0.0.1:${Number(port)}/bote`
  } catch {
    return null
  }
}

/**
 * Brings the database up to this version. While it is away this waits and tries again, as long as it takes; anything
 * else that goes wrong is thrown.
 */
export async function migrateWhenThere(
  url: string,
  { log, stopping }: { log: Logger; stopping: AbortSignal },
): Promise<void> {
  for (let wait = 250; ; wait = Math.min(wait * 2, 5_000)) {
    try {
      await migrate({ url, log })
      return
    } catch (error) {
      if (!(error instanceof DatabaseUnavailable) || stopping.aborted) throw error
      log.warn({ err: error }, 'the database does not answer; trying again')
      await setTimeout(wait, undefined, { signal: stopping })
    }
  }
}
