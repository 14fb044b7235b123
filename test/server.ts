import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { expect, onTestFinished } from 'vitest'
import { openDatabase } from '../engine/database/database.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../engine/database/embedded.ts'
import { migrate } from '../engine/database/migrations.ts'
import { sql } from '../engine/database/sql.ts'
import { silent } from './database.ts'
import { eventually } from './eventually.ts'

export type OwnServer = Awaited<ReturnType<typeof ownServer>>

/**
 * A PostgreSQL of the test's own with a migrated database, for what the server of the whole run must not suffer. What
 * it has committed survives its death, if not the machine's.
 */
export async function ownServer(options: { dataDir?: string; log?: Logger } = {}) {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'bote-server-')))
  const settings: Record<string, string> = { synchronous_commit: 'on', full_page_writes: 'on' }
  let running: EmbeddedPostgres | null = null
  onTestFinished(async () => {
    await running?.stop()
    if (!options.dataDir) await rm(dataDir, { recursive: true, force: true })
  })

  async function start(): Promise<EmbeddedPostgres> {
    running = await startEmbeddedPostgres({ dataDir, durable: false, settings })
    settings.port = new URL(running.url).port
    return running
  }

  const { url } = await start()
  await migrate({ url })
  const db = openDatabase({ url, poolSize: 8, log: options.log ?? silent })
  onTestFinished(() => db.close())
  return {
    url,
    db,
    dataDir,
    /** Kills it; resolves when it has been started again by itself and answers. */
    async kill(): Promise<void> {
      const killed = running?.pid as number
      process.kill(killed, 'SIGKILL')
      await eventually(async () => {
        expect(running?.pid).not.toBe(killed)
        await db.query(sql`select`)
      })
    },
    /** Ends it cleanly; whoever is connected is thrown out. */
    async stop(): Promise<void> {
      await running?.stop()
      running = null
    },
    /** Starts it again, at the same address. */
    start,
  }
}
