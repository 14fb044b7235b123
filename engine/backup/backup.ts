import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { copyOut } from './copy.ts'
import { FORMAT, MANIFEST, type Manifest } from './manifest.ts'
import { columnList, keptTables, quoted } from './tables.ts'
import { TAR_END, tarEntry } from './tar.ts'

export type BackupDone = {
  file: string
  bytes: number
  tables: number
  attachments: number
  missing: string[]
}

/**
 * Writes the whole desk, as it is at one instant, into one .tar.gz: the database read in a single snapshot, and the
 * attachments it names (a stored file never changes). Works while Bote runs. The file appears only when it is whole.
 */
export async function backUp(options: {
  url: string
  /** Where stored attachments lie. */
  attachmentsDir: string
  file: string
  version: string
  now: Date
}): Promise<BackupDone> {
  const { url, attachmentsDir, file, version, now } = options
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  const half = `${file}.part`
  const done: BackupDone = { file, bytes: 0, tables: 0, attachments: 0, missing: [] }
  try {
    await client.connect()
    await client.query('begin isolation level repeatable read, read only')
    const manifest = await describe(client, version, now)
    done.tables = manifest.tables.length
    await pipeline(
      Readable.from(archive(client, manifest, attachmentsDir, done)),
      createGzip(),
      createWriteStream(half, { mode: 0o600 }),
    )
    await client.query('commit')
    await rename(half, file)
    done.bytes = (await stat(file)).size
    return done
  } catch (error) {
    await rm(half, { force: true })
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function describe(client: pg.Client, version: string, now: Date): Promise<Manifest> {
  const { rows: migrations } = await client.query<{ name: string }>(
    `select migration_name as name from _prisma_migrations
     where rolled_back_at is null and finished_at is not null order by migration_name`,
  )
  const { rows: counters } = await client.query<{ name: string; last: string }>(
    `select sequencename as name, coalesce(last_value, 0)::text as last from pg_sequences where schemaname = 'public'`,
  )
  return {
    format: FORMAT,
    bote: version,
    madeAt: now.toISOString(),
    migrations: migrations.map(({ name }) => name),
    tables: await keptTables(client),
    counters,
  }
}

async function* archive(
  client: pg.Client,
  manifest: Manifest,
  attachmentsDir: string,
  done: BackupDone,
): AsyncGenerator<Buffer> {
  const head = Buffer.from(JSON.stringify(manifest, null, 2))
  yield* tarEntry(MANIFEST, head.length, [head])
  for (const { name, columns } of manifest.tables) {
    const rows = copyOut(client, `copy ${quoted(name)} (${columnList(columns)}) to stdout`)
    let part = 0
    // A file in a tar says its length first, and a table does not know it: so a table is several files.
    for await (const chunk of rows) {
      yield* tarEntry(`database/${name}/${String(++part).padStart(6, '0')}`, chunk.length, [chunk])
    }
  }
  for await (const key of storedKeys(client)) {
    const path = join(attachmentsDir, key)
    const found = await stat(path).catch(() => null)
    if (found) {
      yield* tarEntry(`attachments/${key}`, found.size, createReadStream(path))
      done.attachments += 1
    } else {
      done.missing.push(key)
    }
  }
  yield TAR_END
}

async function* storedKeys(client: pg.Client): AsyncGenerator<string> {
  await client.query(
    `declare stored cursor for select distinct storage_key as key from attachment
     where state = 'stored' and storage_key is not null`,
  )
  for (;;) {
    const { rows } = await client.query<{ key: string }>('fetch 1000 from stored')
    if (rows.length === 0) return
    for (const { key } of rows) yield key
  }
}
