import { mkdtempSync } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { type BackupDone, backUp } from '../../../engine/backup/backup.ts'
import { RestoreRefused, restore } from '../../../engine/backup/restore.ts'
import { type Database, openDatabase } from '../../../engine/database/database.ts'
import { newId } from '../../../engine/database/id.ts'
import { migrate } from '../../../engine/database/migrations.ts'
import { sql } from '../../../engine/database/sql.ts'
import { nextNumber } from '../../../engine/lifecycle/numbers.ts'
import { silent, testDatabase } from '../../database.ts'
import { createWorld, type World } from '../../world.ts'

const KEY = '3f/3fa9c0ffee3fa9c0ffee3fa9c0ffee00'
const NASTY = 'tab\t, line\n, backslash \\, \\N, \\., quote " \' and ação 🚤'

describe('a backup', () => {
  let world: World
  let folder: string
  let file: string

  beforeEach(async () => {
    world = await createWorld()
    folder = mkdtempSync(join(tmpdir(), 'bote-backup-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    file = join(folder, 'desk.tar.gz')
    const ticket = await world.opens(world.maria, { title: 'Nota rejeitada', description: NASTY })
    await world.engine.tickets.ask(world.ana, ticket.id, { text: NASTY })
    await mkdir(join(folder, 'files', dirname(KEY)), { recursive: true })
    await writeFile(join(folder, 'files', KEY), 'imagem')
    await world.db.query(sql`
      insert into attachment (id, ticket_id, name, media_type, size, state, storage_key, uploaded_by, created_at)
      values (${newId()}, ${ticket.id}, 'tela.png', 'image/png', 6, 'stored', ${KEY}, 'contact:x', now())`)
  })

  it('brings back every row and every file as it was, counters and counts included', async () => {
    const before = await contentsOf(world.db)
    expect(await backedUp()).toMatchObject({ attachments: 1, missing: [] })
    const target = await emptyTarget()
    const done = await restore({ url: target, attachmentsDir: join(folder, 'restored'), file })
    expect(done).toMatchObject({ attachments: 1, migrated: [] })
    const restored = await opened(target)
    expect(await contentsOf(restored)).toEqual({
      ...before,
      number_sequence: ['(ticket,202611,1,restored)'],
    })
    expect(await readFile(join(folder, 'restored', KEY), 'utf8')).toBe('imagem')

    const { id } = await restored.one<{ id: string }>(sql`
      insert into event (entity, entity_id, type, "to", actor_kind, actor, channel, at)
      values ('ticket', ${newId()}, 'x', 'new', 'system', 'Bote', 'system', now()) returning id`)
    const { last } = await world.db.one<{ last: string }>(sql`select max(id)::text as last from event`)
    expect(BigInt(id)).toBeGreaterThan(BigInt(last))
  })

  it('gives no number again that may have been told since it was made', async () => {
    await backedUp()
    const told = await world.opens(world.maria)
    const target = await emptyTarget()
    await restore({ url: target, attachmentsDir: join(folder, 'restored'), file })
    const restored = await opened(target)
    const next = () => restored.transaction((tx) => nextNumber(tx, 'ticket', world.clock.now(), 'UTC'))
    expect(told.number).toBe('202611/0002')
    expect([await next(), await next()]).toEqual(['202611/1002', '202611/1003'])
  })

  it('is one instant of the desk, whatever happens while it is written', async () => {
    const [before] = await world.db.rows<{ tickets: number }>(
      sql`select count(*)::int as tickets from ticket`,
    )
    const writing = backedUp()
    await Promise.all(Array.from({ length: 20 }, () => world.opens(world.maria)))
    await writing
    const target = await emptyTarget()
    await restore({ url: target, attachmentsDir: join(folder, 'restored'), file })
    const rows = await (await opened(target)).one<{ tickets: number; orphans: number; counted: number }>(sql`
      select (select count(*)::int from ticket) as tickets,
        (select count(*)::int from event e where not exists (select from ticket t where t.id = e.entity_id)) as orphans,
        (select coalesce(sum(count), 0)::int from state_count) as counted`)
    expect(rows.orphans).toBe(0)
    expect(rows.counted).toBe(rows.tickets)
    expect(rows.tickets).toBeGreaterThanOrEqual(before!.tickets)
  })

  it('leaves behind what must not come back: sessions, codes, links, throttles, leases', async () => {
    await world.db.query(
      sql`insert into session (sid, sess, expire) values ('s', '{}', now() + interval '1 day')`,
    )
    await world.db.query(sql`insert into throttle (key, points) values ('k', 5)`)
    await backedUp()
    const target = await emptyTarget()
    await restore({ url: target, attachmentsDir: join(folder, 'restored'), file })
    const kept = await (await opened(target)).one<{ kept: number }>(sql`
      select (select count(*) from session)::int + (select count(*) from throttle)::int as kept`)
    expect(kept).toEqual({ kept: 0 })
  })

  it('names the files that the database has and the disk has not', async () => {
    await rm(join(folder, 'files', KEY))
    expect(await backedUp()).toMatchObject({ attachments: 0, missing: [KEY] })
  })

  it('leaves nothing half-written behind when it fails', async () => {
    const failing = backUp({ url: brokenUrl(), attachmentsDir: folder, file, version: '1', now: new Date() })
    await expect(failing).rejects.toThrow()
    expect((await readdir(folder)).filter((name) => name.startsWith('desk'))).toEqual([])
  })

  it('is not restored over a desk that holds anything, unless told to replace it', async () => {
    await backedUp()
    const into = { url: await deskOfOthers(), attachmentsDir: join(folder, 'other'), file }
    await expect(restore(into)).rejects.toThrow(/already holds data.*--replace/)
    await restore({ ...into, replace: true })
    const replaced = await opened(into.url)
    expect(await replaced.rows(sql`select title from ticket`)).toEqual([{ title: 'Nota rejeitada' }])
    expect(await replaced.rows(sql`select name from plan where name = 'Dos outros'`)).toEqual([])
  })

  it('is not restored into a database that somebody uses', async () => {
    await backedUp()
    const used = await testDatabase({ migrated: false })
    await used.query(sql`select 1`)
    await expect(restore({ url: used.url, attachmentsDir: folder, file })).rejects.toThrow(
      /in use.*Stop Bote/s,
    )
  })

  it('that is cut short changes nothing', async () => {
    await backedUp()
    const url = await deskOfOthers()
    const looking = openDatabase({ url, poolSize: 1, log: silent })
    const before = await contentsOf(looking)
    await looking.close()
    const { size } = await stat(file)
    const cut = join(folder, 'cut.tar.gz')
    for (const length of [size - 5, Math.floor(size / 2)]) {
      await copyFile(file, cut)
      await truncate(cut, length)
      const into = { url, attachmentsDir: join(folder, 'other'), file: cut, replace: true }
      await expect(restore(into)).rejects.toThrow()
    }
    expect(await contentsOf(await opened(url))).toEqual(before)
  })

  it('that is none is refused, and so is one of a newer version', async () => {
    const target = await emptyTarget()
    await writeFile(join(folder, 'letter.txt'), 'Prezados,')
    const letter = { url: target, attachmentsDir: folder, file: join(folder, 'letter.txt') }
    await expect(restore(letter)).rejects.toThrow(RestoreRefused)

    await world.db.query(sql`
      insert into _prisma_migrations (id, checksum, migration_name, finished_at)
      values ('x', 'x', '29991231000000_from_the_future', now())`)
    // Other files go on with this database.
    onTestFinished(async () => {
      await world.db.query(sql`delete from _prisma_migrations where id = 'x'`)
    })
    await backedUp()
    await expect(restore({ url: target, attachmentsDir: folder, file })).rejects.toThrow(
      /newer Bote.*29991231000000/,
    )
  })

  function backedUp(): Promise<BackupDone> {
    const attachmentsDir = join(folder, 'files')
    return backUp({ url: world.db.url, attachmentsDir, file, version: '0.1.0', now: world.clock.now() })
  }

  function brokenUrl(): string {
    const url = new URL(world.db.url)
    url.pathname = '/there_is_no_such_database'
    return url.href
  }
})

/** A database that exists and that nobody is connected to. */
async function emptyTarget(): Promise<string> {
  const db = await testDatabase({ migrated: false })
  await migrate({ url: db.url })
  return db.url
}

/** A migrated database in which somebody else has begun to work. */
async function deskOfOthers(): Promise<string> {
  const { url } = await testDatabase()
  const theirs = openDatabase({ url, poolSize: 1, log: silent })
  await theirs.query(sql`insert into plan (id, name) values (${newId()}, 'Dos outros')`)
  await theirs.close()
  return url
}

async function opened(url: string): Promise<Database> {
  const db = openDatabase({ url, poolSize: 2, log: silent })
  onTestFinished(() => db.close())
  return db
}

async function contentsOf(db: Database): Promise<Record<string, unknown>> {
  const tables = await db.rows<{ name: string }>(sql`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`)
  const contents: Record<string, unknown> = {}
  for (const { name } of tables) {
    const rows = await db.rows<{ row: string }>(
      sql`select t::text as row from ${sql.raw(`"${name}"`)} t order by 1`,
    )
    contents[name] = rows.map(({ row }) => row)
  }
  return contents
}
