import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { HISTORY, MIGRATIONS, migrate } from '../database/migrations.ts'
import { FORGOTTEN_NUMBERS } from '../lifecycle/numbers.ts'
import { copyIn } from './copy.ts'
import { MANIFEST, type Manifest, readManifest } from './manifest.ts'
import { columnList, quoted } from './tables.ts'
import { type Entry, readTar } from './tar.ts'

/** The restore was not begun, and nothing was changed; the message says why and what to do. */
export class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused'
}

export type RestoreDone = {
  madeAt: string
  bote: string
  tables: number
  attachments: number
  migrated: string[]
}

/**
 * Puts a backup back, whole or not at all: tables, rows and counters come in one transaction that commits after the
 * archive's last byte was found sound. A backup of an older version is then migrated to this one.
 * Throws RestoreRefused for a target that holds anything (unless `replace`), one that is in use, and for a backup of
 * a newer version.
 */
export async function restore(options: {
  url: string
  attachmentsDir: string
  file: string
  replace?: boolean
}): Promise<RestoreDone> {
  const { url, attachmentsDir, file, replace = false } = options
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  const archive = createReadStream(file)
  // Whoever reads it hears of its faults; one that comes after the reading has ended is nobody's.
  const bytes = createGunzip().on('error', () => undefined)
  const unpacked = pipeline(archive, bytes)
  unpacked.catch(() => undefined)
  try {
    await client.connect()
    await client.query('begin')
    await refuseTarget(client, replace)
    const entries = readTar(bytes)
    const manifest = await firstEntry(entries)
    await refuseNewer(manifest)
    await buildTables(client, manifest)
    const attachments = await load(client, manifest, entries, attachmentsDir)
    await unpacked
    for (const { name, last } of manifest.counters) {
      if (last !== '0')
        await client.query('select setval($1::regclass, $2)', [`public.${quoted(name)}`, last])
    }
    await client.query('commit')
    const { madeAt, bote, tables } = manifest
    const migrated = await migrate({ url })
    await client.query(FORGOTTEN_NUMBERS)
    return { madeAt, bote, tables: tables.length, attachments, migrated }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    archive.destroy()
    await client.end().catch(() => undefined)
  }
}

async function refuseTarget(client: pg.Client, replace: boolean): Promise<void> {
  const { rows: others } = await client.query(
    `select 1 from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  )
  if (others.length > 0) {
    throw new RestoreRefused(
      `The database is in use (${others.length} other connections). Stop Bote and close them, then restore again.`,
    )
  }
  if (replace || !(await holdsAnything(client))) return
  throw new RestoreRefused(
    'The database already holds data. Restore into an empty one, or say --replace to put the backup in its place.',
  )
}

async function holdsAnything(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> '_prisma_migrations'`,
  )
  for (const { name } of rows) {
    const { rows: found } = await client.query(`select 1 from ${name} limit 1`)
    if (found.length > 0) return true
  }
  return false
}

async function firstEntry(entries: AsyncGenerator<Entry>): Promise<Manifest> {
  const first = await entries.next().catch(() => null)
  if (!first || first.done || first.value.name !== MANIFEST) {
    throw new RestoreRefused('This file is no backup made by `bote backup`.')
  }
  const chunks: Buffer[] = []
  for await (const chunk of first.value.body) chunks.push(chunk)
  return readManifest(Buffer.concat(chunks).toString())
}

async function refuseNewer({ migrations, bote }: Manifest): Promise<void> {
  for (const name of migrations) {
    const known = await readFile(scriptOf(name)).catch(() => null)
    if (!known) {
      throw new RestoreRefused(
        `The backup was made by a newer Bote (${bote}; it has the migration ${name}). Update Bote first.`,
      )
    }
  }
}

/** As the migrations of the backup's time made them, so that its rows fit. */
async function buildTables(client: pg.Client, { migrations }: Manifest): Promise<void> {
  await client.query('set local client_min_messages = warning')
  await client.query('drop schema public cascade')
  await client.query('create schema public')
  await client.query('grant usage on schema public to public')
  await client.query(HISTORY)
  for (const name of migrations) await client.query(await readFile(scriptOf(name), 'utf8'))
}

async function load(
  client: pg.Client,
  manifest: Manifest,
  entries: AsyncGenerator<Entry>,
  attachmentsDir: string,
): Promise<number> {
  let attachments = 0
  let entry = await entries.next()
  for (const { name, columns } of manifest.tables) {
    const prefix = `database/${name}/`
    async function* rows(): AsyncGenerator<Buffer> {
      while (!entry.done && entry.value.name.startsWith(prefix)) {
        yield* entry.value.body
        entry = await entries.next()
      }
    }
    // What triggers made of the rows is in the backup already.
    await client.query(`alter table ${quoted(name)} disable trigger user`)
    await copyIn(client, `copy ${quoted(name)} (${columnList(columns)}) from stdin`, rows())
    await client.query(`alter table ${quoted(name)} enable trigger user`)
  }
  for (; !entry.done; entry = await entries.next()) {
    const key = /^attachments\/([\w-]+(?:\/[\w-]+)*(?:\.\w+)?)$/.exec(entry.value.name)?.[1]
    if (!key) throw new Error(`the archive is damaged: ${entry.value.name} has no place in it`)
    await keepFile(join(attachmentsDir, key), entry.value.body)
    attachments += 1
  }
  return attachments
}

async function keepFile(path: string, body: AsyncIterable<Buffer>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await pipeline(Readable.from(body), createWriteStream(`${path}.part`, { mode: 0o600 }))
  await rename(`${path}.part`, path)
}

function scriptOf(name: string): string {
  return join(MIGRATIONS, name, 'migration.sql')
}
