import { rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { type Database, openDatabase } from '../../engine/database/database.ts'
import { startEmbeddedPostgres } from '../../engine/database/embedded.ts'
import { migrate } from '../../engine/database/migrations.ts'

export type BenchPostgres = {
  /** A migrated, empty database. */
  make(name: string): Promise<string>
  open(url: string, poolSize?: number): Database
  stop(): Promise<void>
}

export const silent = pino({ level: 'silent' })

/** A PostgreSQL of the benchmark's own, as durable as the product's: what it confirms is on the disk. */
export async function benchPostgres(
  folder: string,
  settings: Record<string, string> = {},
): Promise<BenchPostgres> {
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), settings })
  const opened: Database[] = []

  return {
    async make(name) {
      const client = new pg.Client({ connectionString: server.url })
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      const url = new URL(server.url)
      url.pathname = `/${name}`
      await migrate({ url: url.href })
      return url.href
    },
    open(url, poolSize = 10) {
      const db = openDatabase({ url, poolSize, log: silent })
      opened.push(db)
      return db
    },
    async stop() {
      await Promise.all(opened.map((db) => db.close()))
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
