import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Database } from '../../../engine/database/database.ts'
import { migrate, pendingMigrations } from '../../../engine/database/migrations.ts'
import { sql } from '../../../engine/database/sql.ts'
import { testDatabase } from '../../database.ts'

let db: Database
let dir: string

beforeEach(async () => {
  db = await testDatabase({ migrated: false })
  dir = await mkdtemp(join(tmpdir(), 'bote-migrations-'))
  onTestFinished(() => rm(dir, { recursive: true }))
  await write(
    '1_boats',
    'create table boat (name text);\n-- two statements\ncreate table oar (length int);\n',
  )
  await write('2_crew', 'create table crew (name text);\n')
})

async function write(name: string, script: string): Promise<void> {
  await mkdir(join(dir, name), { recursive: true })
  await writeFile(join(dir, name, 'migration.sql'), script)
}

const here = () => ({ url: db.url, dir })
const tables = async () =>
  (
    await db.rows<{ name: string }>(sql`
    select tablename as name from pg_tables where schemaname = 'public' and tablename not like '\\_%' order by 1`)
  ).map(({ name }) => name)

test('what is pending is applied once, in order', async () => {
  expect(await pendingMigrations(here())).toEqual(['1_boats', '2_crew'])
  expect(await tables()).toEqual([])
  expect(await migrate(here())).toEqual(['1_boats', '2_crew'])
  expect(await migrate(here())).toEqual([])
  await write('10_late', 'create table late ()')
  await write('3_sails', 'create table sail ()')
  expect(await migrate(here())).toEqual(['10_late', '3_sails'])
  expect(await pendingMigrations(here())).toEqual([])
  expect(await tables()).toEqual(['boat', 'crew', 'late', 'oar', 'sail'])
})

test('the history is written as Prisma writes it', async () => {
  await migrate(here())
  const [boats] = await db.rows<Record<string, unknown>>(
    sql`select * from _prisma_migrations order by started_at`,
  )
  const script = 'create table boat (name text);\n-- two statements\ncreate table oar (length int);\n'
  expect(boats).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    checksum: createHash('sha256').update(script).digest('hex'),
    migrationName: '1_boats',
    startedAt: expect.any(Date),
    finishedAt: expect.any(Date),
    rolledBackAt: null,
    logs: null,
    appliedStepsCount: 1,
  })
})

test('two programs that start at once migrate once', async () => {
  const applied = await Promise.all([migrate(here()), migrate(here()), migrate(here())])
  expect(applied.flat()).toEqual(['1_boats', '2_crew'])
})

test('a migration that fails leaves nothing of itself, keeps those before it, and can be mended', async () => {
  await write('2_crew', 'create table crew (name text); insert into crew values (1/0);')
  await expect(migrate(here())).rejects.toThrow('migration 2_crew: division by zero')
  expect(await tables()).toEqual(['boat', 'oar'])
  expect(await pendingMigrations(here())).toEqual(['2_crew'])
  await write('2_crew', 'create table crew (name text)')
  expect(await migrate(here())).toEqual(['2_crew'])
})

test('a migration that was changed after it was applied is refused in words', async () => {
  await migrate(here())
  await write('1_boats', 'create table ship (name text);')
  await write('3_sails', 'create table sail ()')
  const refusal = {
    name: 'MigrationRefused',
    code: 'changed',
    message: expect.stringContaining('1_boats was changed'),
  }
  await expect(migrate(here())).rejects.toMatchObject(refusal)
  await expect(pendingMigrations(here())).rejects.toMatchObject(refusal)
  expect(await tables()).not.toContain('sail')
})

test('line ends of another system are no change', async () => {
  await migrate(here())
  await write('2_crew', 'create table crew (name text);\r\n')
  expect(await migrate(here())).toEqual([])
})

test('a database that is newer than the program is refused in words', async () => {
  await migrate(here())
  await rm(join(dir, '2_crew'), { recursive: true })
  await expect(migrate(here())).rejects.toMatchObject({
    code: 'newer',
    message: expect.stringContaining('newer than this program: it has the migration 2_crew'),
  })
})

test('a migration that another tool left half-done is refused in words', async () => {
  await migrate(here())
  await db.query(sql`update _prisma_migrations set finished_at = null where migration_name = '2_crew'`)
  await expect(migrate(here())).rejects.toMatchObject({ code: 'failed' })
  await db.query(sql`update _prisma_migrations set rolled_back_at = now() where migration_name = '2_crew'`)
  await db.query(sql`drop table crew`)
  expect(await migrate(here())).toEqual(['2_crew'])
})

test("the program's own migrations fit an empty database", async () => {
  const applied = await migrate({ url: db.url })
  expect(applied.length).toBeGreaterThan(0)
  expect(await pendingMigrations({ url: db.url })).toEqual([])
})
