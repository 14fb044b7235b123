import pg from 'pg'
import { MigrationRefused, pendingMigrations } from '../database/migrations.ts'
import { type Finding, fail, ok, warn } from './finding.ts'

const OLDEST = 15
const SKEW_MS = 2_000
const EXTENSIONS = ['pg_trgm', 'unaccent', 'citext']

/** Reachable, new enough, migrated, with the extensions, and agreeing about what time it is. */
export async function checkDatabase(url: string, embedded: boolean, timeZone: string): Promise<Finding[]> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return [
      await checkVersion(client, embedded),
      ...(await checkMigrations(client, url)),
      await checkTime(client, timeZone),
    ]
  } catch (error) {
    const reason = (error as Error).message || (error as NodeJS.ErrnoException).code || 'no answer'
    return [
      fail(
        'Database',
        reason,
        'start PostgreSQL, correct DATABASE_URL, or leave it out for the embedded one',
      ),
    ]
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function checkVersion(client: pg.Client, embedded: boolean): Promise<Finding> {
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  const version = rows[0]?.server_version ?? '?'
  const says = `PostgreSQL ${version}, ${embedded ? 'embedded' : 'from DATABASE_URL'}`
  if (Number.parseInt(version, 10) < OLDEST)
    return fail('Database', says, `use PostgreSQL ${OLDEST} or newer`)
  return ok('Database', says)
}

async function checkMigrations(client: pg.Client, url: string): Promise<Finding[]> {
  try {
    const pending = await pendingMigrations({ url })
    if (pending.length === 0) return [ok('Migrations', 'all applied')]
    const { rows } = await client.query<{ name: string }>(
      'select name from pg_available_extensions where name = any($1)',
      [EXTENSIONS],
    )
    const lacking = EXTENSIONS.filter((name) => !rows.some((row) => row.name === name))
    return [
      warn(
        'Migrations',
        `${pending.length} to apply`,
        'nothing: `bote start` applies them, or run `bote migrate`',
      ),
      ...(lacking.length > 0
        ? [fail('Extensions', `missing: ${lacking.join(', ')}`, 'install postgresql-contrib on the server')]
        : []),
    ]
  } catch (error) {
    if (!(error instanceof MigrationRefused)) throw error
    return [fail('Migrations', 'the database and this version do not fit', error.message)]
  }
}

/** Deadlines are counted by the database's clock; logs and mails by this machine's. */
async function checkTime(client: pg.Client, timeZone: string): Promise<Finding> {
  const asked = Date.now()
  const { rows } = await client.query<{ ms: number }>(
    'select extract(epoch from clock_timestamp())::float8 * 1000 as ms',
  )
  const middle = (asked + Date.now()) / 2
  const skew = Math.round(middle - (rows[0]?.ms ?? middle))
  const local = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format()
  if (Math.abs(skew) > SKEW_MS) {
    return warn('Clock', `${skew} ms away from the database's`, 'let NTP set the clocks of both machines')
  }
  return ok('Clock', `${local} in ${timeZone}; ${Math.abs(skew)} ms from the database's`)
}
