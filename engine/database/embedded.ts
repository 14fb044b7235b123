import { join, resolve } from 'node:path'
import pg from 'pg'
import type { Logger } from 'pino'
import { initialise, keptPassword, USER } from './embedded/cluster.ts'
import { claimFolder } from './embedded/owner.ts'
import { stopOrphan } from './embedded/postmaster.ts'
import { findPrograms } from './embedded/programs.ts'
import { startServer } from './embedded/server.ts'
import { chooseUser } from './embedded/user.ts'

export { DataFolderInUse } from './embedded/owner.ts'

export type EmbeddedPostgres = {
  url: string
  /** The number of PostgreSQL's main process now: another one after a restart. */
  readonly pid: number
  /** Ends PostgreSQL cleanly and gives the folder free. */
  stop(): Promise<void>
}

/**
 * A real PostgreSQL as a child process, its data under `dataDir`/postgres, reachable from this machine only and with a
 * password of its own. Throws DataFolderInUse while another process has the folder.
 * `durable: false` (tests only) gives up safety against power loss for speed.
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string
  log?: Logger
  durable?: boolean
  settings?: Record<string, string>
}): Promise<EmbeddedPostgres> {
  const { log, durable = true } = options
  const dataDir = resolve(options.dataDir)
  const settings = { ...(durable ? {} : CARELESS), ...options.settings }
  const folder = await claimFolder(dataDir)
  try {
    const programs = await findPrograms()
    const runAs = await chooseUser(dataDir, programs.postgres, log)
    await stopOrphan(join(dataDir, 'postgres'), programs.pg_ctl, log)
    const password = await keptPassword(dataDir, runAs)
    await initialise(dataDir, { initdb: programs.initdb, runAs, durable })
    const server = await startServer({ dataDir, programs, runAs, settings, log })
    const url = `postgresql://${USER}:${password}@127.0.0.1:${server.port}/${DATABASE}`
    try {
      await makeDatabase(url)
    } catch (error) {
      await server.stop()
      throw error
    }
    return {
      url,
      get pid() {
        return server.pid()
      },
      async stop() {
        await server.stop()
        await folder.release()
      },
    }
  } catch (error) {
    await folder.release()
    throw error
  }
}

const DATABASE = 'bote'
const CARELESS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

async function makeDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace(/\/bote$/, '/postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}
