import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { startEmbeddedPostgres } from '../engine/database/embedded.ts'
import type { OwnServer } from './server.ts'

/** A second PostgreSQL that follows the first one's journal by the given way, until it is told to lead. */
export async function standbyOf(primary: OwnServer, way: string) {
  const dataDir = await mkdtemp(join(tmpdir(), 'bote-standby-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  await copyWhileRunning(primary, dataDir)
  const { hostname, port, username, password } = new URL(way)
  const followed = `host=${hostname} port=${port} user=${username} password=${password}`
  await writeFile(join(dataDir, 'postgres', 'standby.signal'), '')
  const settings = { primary_conninfo: followed, wal_retrieve_retry_interval: '100ms' }
  const { url, stop } = await startEmbeddedPostgres({ dataDir, durable: false, settings })
  onTestFinished(stop)

  return {
    url,
    /** Until it has everything that the first one has committed by now. */
    async caughtUp(): Promise<void> {
      const { at } = await asked(primary.url, 'select pg_current_wal_lsn()::text as at')
      for (;;) {
        const { done } = await asked(url, `select pg_last_wal_replay_lsn() >= '${at}' as done`)
        if (done) return
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    /** From now on it is the one that is written to. */
    lead: () => asked(url, 'select pg_promote()'),
  }
}

async function copyWhileRunning({ url, dataDir }: OwnServer, to: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`select pg_backup_start('copy', true)`)
  await cp(join(dataDir, 'postgres.password'), join(to, 'postgres.password'))
  await cp(join(dataDir, 'postgres'), join(to, 'postgres'), {
    recursive: true,
    filter: (from) => !/postmaster\.(pid|opts)$/.test(from) && basename(join(from, '..')) !== 'pg_wal',
  })
  await mkdir(join(to, 'postgres', 'pg_wal', 'archive_status'), { recursive: true })
  const { rows } = await client.query('select labelfile from pg_backup_stop(false)')
  await writeFile(join(to, 'postgres', 'backup_label'), rows[0].labelfile)
  await client.end()
}

async function asked(url: string, text: string): Promise<Record<string, unknown>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows[0]
  } finally {
    await client.end()
  }
}
