import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Logger } from 'pino'
import { translated } from './errors.ts'

/** The database's history and this program's do not fit together; the message says what to do. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused'
  readonly code: 'changed' | 'newer' | 'failed'

  constructor(code: MigrationRefused['code'], message: string) {
    super(message)
    this.code = code
  }
}

type Options = { url: string; dir?: string; log?: Logger }
type Migration = { name: string; script: string; checksums: string[] }

/**
 * Applies what is pending, in order, each migration in a transaction of its own, and returns the names. Format and
 * table are Prisma's (`prisma migrate deploy` and `status` agree), and so is the lock: only one program migrates at a
 * time, the others wait. Throws MigrationRefused and changes nothing when the histories do not fit.
 */
export async function migrate({ url, dir = MIGRATIONS, log }: Options): Promise<string[]> {
  return connected(url, async (client) => {
    await client.query(`select pg_advisory_lock(${PRISMAS_LOCK})`)
    await client.query(HISTORY)
    const pending = await compare(client, await readMigrations(dir))
    // A change of a table that is in use waits for its users, and all others behind it: better to give up and say so.
    await client.query("set lock_timeout = '30s'")
    for (const migration of pending) {
      await apply(client, migration)
      log?.info({ migration: migration.name }, 'database migrated')
    }
    return pending.map(({ name }) => name)
  })
}

/** The names of the migrations that the database still lacks. Throws MigrationRefused as `migrate` does. */
export async function pendingMigrations({ url, dir = MIGRATIONS }: Options): Promise<string[]> {
  return connected(url, async (client) => {
    const { rows } = await client.query("select to_regclass('_prisma_migrations') as history")
    const migrations = await readMigrations(dir)
    return (rows[0].history ? await compare(client, migrations) : migrations).map(({ name }) => name)
  })
}

async function compare(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `select migration_name as name, checksum, finished_at is not null as finished
     from _prisma_migrations where rolled_back_at is null order by started_at`,
  )
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { name, checksum, finished } of rows) {
    if (!finished) {
      throw new MigrationRefused(
        'failed',
        `The migration ${name} was begun by another tool and did not end. Repair the database, then run ` +
          `\`npx prisma migrate resolve\` for it; or restore a backup.`,
      )
    }
    const migration = known.get(name)
    if (!migration) {
      throw new MigrationRefused(
        'newer',
        `The database is newer than this program: it has the migration ${name}, which this version does not know. ` +
          'Start the version that made it, or restore the backup that was taken before the update.',
      )
    }
    if (!migration.checksums.includes(checksum)) {
      throw new MigrationRefused(
        'changed',
        `The migration ${name} was changed after this database had applied it. Put its file back as it was, and ` +
          'write the change as a new migration.',
      )
    }
  }
  const applied = new Set(rows.map(({ name }) => name))
  return migrations.filter(({ name }) => !applied.has(name))
}

async function apply(client: pg.Client, { name, script, checksums }: Migration): Promise<void> {
  const startedAt = new Date()
  await client.query('begin')
  try {
    await client.query(script)
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, $4, clock_timestamp(), 1)`,
      [randomUUID(), checksums[0], name, startedAt],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw new Error(`migration ${name}: ${(error as Error).message}`, { cause: error })
  }
}

async function readMigrations(dir: string): Promise<Migration[]> {
  const folders = (await readdir(dir, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const names = folders.map(({ name }) => name).sort()
  return Promise.all(
    names.map(async (name) => {
      const script = await readFile(join(dir, name, 'migration.sql'), 'utf8')
      // A checkout on Windows may have changed the line ends, which changes nothing.
      const unix = script.replaceAll('\r\n', '\n')
      return { name, script, checksums: [script, unix, unix.replaceAll('\n', '\r\n')].map(sha256) }
    }),
  )
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

async function connected<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await use(client)
  } catch (error) {
    throw translated(error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

export const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))
const PRISMAS_LOCK = 72707369
export const HISTORY = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`
