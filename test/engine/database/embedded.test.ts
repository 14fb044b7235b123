import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { processExists } from '../../../engine/database/embedded/owner.ts'
import {
  DataFolderInUse,
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../../engine/database/embedded.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'bote-embedded-'))
const cluster = join(dataDir, 'postgres')
const running: EmbeddedPostgres[] = []
const children: ChildProcess[] = []

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const postgres of running.splice(0)) await postgres.stop()
})
afterAll(() => rm(dataDir, { recursive: true }))

async function start(dir = dataDir): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir: dir })
  running.push(postgres)
  return postgres
}

async function ask<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<Row>(text).finally(() => client.end())
  return rows
}

/** Another process, and what it says first. */
async function startReplica<Said>(...args: string[]): Promise<{ child: ChildProcess; said: Said }> {
  const program = join(import.meta.dirname, 'replica.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [line] = await new Promise<[string]>((resolve) =>
    createInterface({ input: child.stdout! }).once('line', (...line) => resolve(line as [string])),
  )
  return { child, said: JSON.parse(line) as Said }
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

test('a first start that is killed half-way is made good by the next', async () => {
  const program = join(import.meta.dirname, 'replica.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, 'postgres', dataDir], {
    stdio: 'ignore',
  })
  children.push(child)
  await vi.waitUntil(async () => (await readdir(dataDir)).some((name) => name.startsWith('postgres.new')), {
    interval: 2,
    timeout: 10_000,
  })
  await killed(child)
  expect(await readdir(dataDir)).not.toContain('postgres')

  const { url } = await start()
  expect(await ask(url, 'select 1 as here')).toEqual([{ here: 1 }])
  expect((await readdir(dataDir)).filter((name) => name.startsWith('postgres.new'))).toEqual([])
})

test('data survives a stop, and the stop is a clean one', async () => {
  const first = await start()
  await ask(first.url, 'create table kept as select 1 as one')
  await first.stop()
  running.length = 0
  expect(await readFile(join(dataDir, 'postgres.log'), 'utf8')).toContain('database system is shut down')
  expect(processExists(first.pid)).toBe(false)

  const second = await start()
  expect(await ask(second.url, 'select * from kept')).toEqual([{ one: 1 }])
  expect(await readFile(join(dataDir, 'postgres.log'), 'utf8')).not.toContain('recovery')
})

test('a second process on the same data is refused and told who has it', async () => {
  const { child } = await startReplica('postgres', dataDir)
  const refused = await startEmbeddedPostgres({ dataDir }).catch((error) => error)
  expect(refused).toBeInstanceOf(DataFolderInUse)
  expect(refused.message).toContain(`process ${child.pid}`)
  await killed(child)
  await start()
})

test('after kill -9 of the program nothing committed is lost and PostgreSQL does not stay behind', async () => {
  const { child, said } = await startReplica<{ url: string; pid: number }>('postgres', dataDir)
  await ask(said.url, "create table after_kill as select 'committed' as word")
  await killed(child)
  const { url } = await start()
  expect(processExists(said.pid)).toBe(false)
  expect(await ask(url, 'select * from after_kill')).toEqual([{ word: 'committed' }])
})

test('a PostgreSQL that outlived its program is stopped cleanly before the new one starts', async () => {
  const { child, said } = await startReplica<{ pid: number }>('postgres that outlives us', dataDir)
  await killed(child)
  expect(processExists(said.pid)).toBe(true)
  await start()
  expect(processExists(said.pid)).toBe(false)
  expect(await readFile(join(dataDir, 'postgres.previous.log'), 'utf8')).toContain(
    'database system is shut down',
  )
})

test('after kill -9 of PostgreSQL itself it comes back by itself at the same address', async () => {
  const postgres = await start()
  await ask(postgres.url, 'create table before_crash as select 1 as one')
  const before = postgres.pid
  process.kill(before, 'SIGKILL')
  const rows = await vi.waitUntil(
    () => ask(postgres.url, 'select * from before_crash').catch(() => undefined),
    {
      timeout: 15_000,
    },
  )
  expect(rows).toEqual([{ one: 1 }])
  expect(postgres.pid).not.toBe(before)
})

test("a note of a PostgreSQL long gone, whose number is now another program's, does not stop the start", async () => {
  const postgres = await start()
  await postgres.stop()
  running.length = 0
  const bystander = spawn('sleep', ['60'], { stdio: 'ignore' })
  children.push(bystander)
  await writeFile(
    join(cluster, 'postmaster.pid'),
    `${bystander.pid}\n${cluster}\n1\n5432\n\n127.0.0.1\n\nready   \n`,
  )
  const dead = JSON.stringify({ pid: bystander.pid, born: 'another boot 1' })
  await writeFile(join(dataDir, 'bote.pid'), dead)
  const { url } = await start()
  expect(await ask(url, 'select 1 as here')).toEqual([{ here: 1 }])
  expect(processExists(bystander.pid!)).toBe(true)
})

test('only this machine can reach it, and only with the password', async () => {
  const { url } = await start()
  const wrong = url.replace(/bote:[^@]+/, 'bote:postgres')
  await expect(ask(wrong, 'select 1')).rejects.toThrow('password authentication failed')
  expect((await stat(join(dataDir, 'postgres.password'))).mode & 0o077).toBe(0)
  expect((await stat(dataDir)).mode & 0o077).toBe(0)
  expect(await ask(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
  const outward = Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === 'IPv4' && !address.internal)?.address
  if (outward)
    await expect(ask(url.replace('127.0.0.1', outward), 'select 1')).rejects.toThrow('ECONNREFUSED')
})

test('what the design needs of PostgreSQL is there, accents included', async () => {
  const { url } = await start()
  await ask(url, 'create extension pg_trgm; create extension unaccent; create extension citext')
  const [row] = await ask(
    url,
    `select lower('ÁÇÃO') as lower, unaccent('ação') as plain,
       show_trgm('é') <> '{}' as letters, to_tsvector('portuguese', 'impressoras') @@ to_tsquery('portuguese', 'impressora') as stem`,
  )
  expect(row).toEqual({ lower: 'áção', plain: 'acao', letters: true, stem: true })
})

test('what is committed waits for the disk', async () => {
  const { url } = await start()
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    expect(await ask(url, `show ${setting}`)).toEqual([{ [setting]: 'on' }])
  }
})

test('a folder called postgres that is not one is left alone', async () => {
  const other = await mkdtemp(join(tmpdir(), 'bote-embedded-'))
  await writeFile(join(other, 'postgres'), 'my notes')
  await expect(startEmbeddedPostgres({ dataDir: other })).rejects.toThrow('is not a PostgreSQL folder')
  expect(await readFile(join(other, 'postgres'), 'utf8')).toBe('my notes')
  expect(await readdir(other)).not.toContain('bote.pid')
  await rm(other, { recursive: true })
})
