import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { type ContactActor, type OperatorActor, SYSTEM } from '../../../engine/actor.ts'
import { attachments } from '../../../engine/attachment/attachments.ts'
import type { Fetched } from '../../../engine/attachment/fetching.ts'
import { folderStorage } from '../../../engine/attachment/folder.ts'
import { sql } from '../../../engine/database/sql.ts'
import { silent as log } from '../../database.ts'
import { createWorld, type World } from '../../world.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const DAY = 86_400_000

let world: World
let folder: string
let ordered: string[]
beforeEach(async () => {
  world = await createWorld()
  folder = await mkdtemp(join(tmpdir(), 'bote-files-'))
  ordered = []
  onTestFinished(() => rm(folder, { recursive: true }))
})

function files() {
  const storage = folderStorage(folder)
  return {
    storage,
    ...attachments({
      db: world.db,
      clock: world.clock,
      log,
      storage,
      fetchLater: async (_, id) => void ordered.push(id),
    }),
  }
}

function stream(...chunks: (string | Buffer)[]) {
  return Readable.from(chunks.map((chunk) => Buffer.from(chunk as string)))
}

async function onDisk(): Promise<string[]> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true })
  return all.filter((entry) => entry.isFile()).map(({ name }) => name)
}

function operator(more: Partial<OperatorActor> = {}): OperatorActor {
  return {
    kind: 'operator',
    id: randomUUID(),
    name: 'Ana',
    role: 'agent',
    team: 'support',
    companyId: null,
    departmentIds: null,
    channel: 'panel',
    ...more,
  }
}

async function attach(id: string, ticketId: string, logId: string | null = null) {
  await world.db.query(sql`update attachment set ticket_id = ${ticketId}, log_id = ${logId} where id = ${id}`)
}

test('a file is kept under a random name with its type by its bytes, and comes back as it was', async () => {
  const { store, open } = files()
  const ana = operator()
  const stored = await store(ana, stream(PNG.subarray(0, 10), PNG.subarray(10)), {
    name: '../../etc/page.html',
  })
  expect(stored).toMatchObject({
    name: 'page.html',
    mediaType: 'image/png',
    size: PNG.length,
    state: 'stored',
  })
  const [name] = await onDisk()
  expect(name).toMatch(/^[0-9a-f]{32}$/)
  expect(await buffer((await open(ana, stored.id)).stream)).toEqual(PNG)
  const html = await store(ana, stream('<html><script>alert(1)</script>'), { name: 'picture.png' })
  expect(html.mediaType).toBe('text/plain')
  const bytes = await store(ana, stream(Buffer.from([1, 2, 255, 0])), { name: 'x' })
  expect(bytes.mediaType).toBe('application/octet-stream')
})

test('a file is cut off when too many bytes come, whatever was announced, and nothing stays', async () => {
  const { store } = files()
  const endless = Readable.from(
    (function* () {
      for (;;) yield Buffer.alloc(1_000)
    })(),
  )
  await expect(store(operator(), endless, { name: 'x', limit: 10_500 })).rejects.toMatchObject({
    code: 'attachment.too_large',
    details: { limit: 10_500 },
  })
  expect(await onDisk()).toEqual([])
})

test('an upload that breaks off leaves nothing', async () => {
  const { store } = files()
  const broken = Readable.from(
    (function* () {
      yield Buffer.alloc(1_000)
      throw new Error('connection reset')
    })(),
  )
  await expect(store(operator(), broken, { name: 'x' })).rejects.toThrow('connection reset')
  expect(await onDisk()).toEqual([])
  expect(await world.db.rows(sql`select 1 from attachment`)).toEqual([])
})

test('who may see the ticket may see its files, and nobody else knows of them', async () => {
  const { store, find, open, discard } = files()
  const ticket = await world.opens(world.maria)
  const ana = operator()
  const { id } = await store(ana, stream('text'), { name: 'a.txt' })
  await expect(find(operator(), id)).rejects.toThrow('attachment')
  await expect(find(world.maria, id)).rejects.toThrow('attachment')
  await attach(id, ticket.id)

  await expect(discard(ana, id)).rejects.toThrow('attachment')
  for (const actor of [SYSTEM, ana, operator(), world.maria]) expect((await find(actor, id)).id).toBe(id)
  const strangers = [
    operator({ companyId: randomUUID() }),
    operator({ departmentIds: [randomUUID()] }),
    { ...world.maria, id: randomUUID(), memberships: [] } satisfies ContactActor,
    world.joao,
  ]
  for (const actor of strangers) {
    if (actor === world.joao && world.joao.memberships.some(({ seesCompany }) => seesCompany)) continue
    await expect(open(actor, id)).rejects.toMatchObject({ name: 'NotFound' })
  }
  await expect(open(ana, 'not an id')).rejects.toMatchObject({ name: 'NotFound' })
})

test('a file on an internal note is for operators only', async () => {
  const { store, find } = files()
  const ticket = await world.opens(world.maria)
  const { id } = await store(operator(), stream('internal'), { name: 'a.txt' })
  const logId = randomUUID()
  await world.db.query(sql`
    insert into log (id, ticket_id, visibility, author_kind, author, body, channel, created_at)
    values (${logId}, ${ticket.id}, 'private', 'operator', 'Ana', 'note', 'panel', now())`)
  await attach(id, ticket.id, logId)
  await expect(find(world.maria, id)).rejects.toThrow('attachment')
  expect((await find(operator(), id)).logId).toBe(logId)
})

test('a file not sent is taken back by who brought it', async () => {
  const { store, discard } = files()
  const ana = operator()
  const { id } = await store(ana, stream('x'), { name: 'x' })
  await expect(discard(operator(), id)).rejects.toThrow('attachment')
  await discard(ana, id)
  expect(await onDisk()).toEqual([])
})

test('a file of a chat is noted first and fetched later', async () => {
  const { pending, fetch, fetchFrom, find } = files()
  const file = await pending(world.maria, {
    name: 'foto.jpg',
    source: { channel: 'telegram', fileId: 'AAA' },
  })
  expect(file.state).toBe('pending')
  expect(ordered).toEqual([file.id])

  const answers: Fetched[] = [
    { kind: 'later', reason: '502' },
    { kind: 'file', stream: stream(PNG) },
  ]
  fetchFrom('telegram', async (source) => {
    expect(source.fileId).toBe('AAA')
    return answers.shift()!
  })
  expect(await fetch(file.id, { last: false })).toBe('again')
  expect(await fetch(file.id, { last: false })).toBe('done')
  expect(await fetch(file.id, { last: false })).toBe('done')
  expect(await find(world.maria, file.id)).toMatchObject({
    state: 'stored',
    mediaType: 'image/png',
    size: PNG.length,
  })
})

test.each([
  ['gone', async (): Promise<Fetched> => ({ kind: 'gone', reason: 'expired' }), 'expired'],
  ['throwing on the last try', () => Promise.reject(new Error('boom')), 'unreachable'],
  ['larger than announced', async (): Promise<Fetched> => ({ kind: 'file', stream: huge() }), 'too_large'],
])('a file that is %s is missing, with the reason', async (_, fetcher, reason) => {
  const { pending, fetch, fetchFrom, find } = files()
  fetchFrom('telegram', fetcher)
  const file = await pending(world.maria, { name: 'a', source: { channel: 'telegram' } })
  expect(await fetch(file.id, { last: true })).toBe('done')
  expect(await find(world.maria, file.id)).toMatchObject({ state: 'missing', reason })
  expect(await onDisk()).toEqual([])
})

function huge() {
  return Readable.from(
    (function* () {
      for (let i = 0; i < 21; i++) yield Buffer.alloc(1_024 * 1_024)
    })(),
  )
}

test('a file announced as too large is missing at once', async () => {
  const { pending } = files()
  const file = await pending(world.maria, { name: 'filme.mp4', size: 2e9, source: { channel: 'telegram' } })
  expect(file).toMatchObject({ state: 'missing', reason: 'too_large' })
  expect(ordered).toEqual([])
})

test('a chat brings at most a hundred files a minute', async () => {
  const { pending } = files()
  const one = () => pending(world.maria, { name: 'a', source: { channel: 'telegram' } })
  for (let i = 0; i < 100; i++) await one()
  await expect(one()).rejects.toMatchObject({ name: 'Refused', code: 'attachment.too_many' })
  world.clock.advance(61_000)
  await one()
})

test('the sweep removes what nobody sent and what has no row, marks what is lost, and touches nothing else', async () => {
  // The folder's own clock is the machine's.
  world.clock.set(new Date())
  const { store, sweep, find, storage } = files()
  const ana = operator()
  const ticket = await world.opens(world.maria)
  const sent = await store(ana, stream('sent'), { name: 'sent' })
  const lost = await store(ana, stream('lost'), { name: 'lost' })
  await attach(sent.id, ticket.id)
  await attach(lost.id, ticket.id)
  const unsent = await store(ana, stream('unsent'), { name: 'unsent' })
  const draft = await store(world.maria, stream('draft'), { name: 'draft' })
  await world.db.query(sql`
    insert into chat (id, channel, external_id) values (${world.maria.chatId}, 'telegram', 'sweep-1')
    on conflict do nothing`)
  await world.db.query(sql`
    insert into conversation (chat_id, state, context, updated_at)
    values (${world.maria.chatId}, 'files', ${sql.json({ files: [draft.id] })}, now())
    on conflict (chat_id) do update set context = excluded.context`)
  const { key } = await storage.put(stream('a crash came before its row'), 100)
  const { storageKey } = await world.db.one<{ storageKey: string }>(
    sql`select storage_key from attachment where id = ${lost.id}`,
  )
  await storage.remove(storageKey)
  await writeFile(join(folder, 'README'), 'not ours')

  expect(await sweep()).toEqual({ rows: 0, files: 0, missing: 1 })
  expect(await find(ana, lost.id)).toMatchObject({ state: 'missing', reason: 'lost' })

  world.clock.advance(2 * DAY)
  expect(await sweep()).toEqual({ rows: 1, files: 1, missing: 0 })
  await expect(find(ana, unsent.id)).rejects.toThrow('attachment')
  expect(await storage.size(key)).toBeNull()
  for (const [actor, { id }] of [
    [ana, sent],
    [world.maria, draft],
  ] as const) {
    expect((await find(actor, id)).state).toBe('stored')
  }
  expect(await onDisk()).toContain('README')
})

test('what a crash left half-written is removed after a day', async () => {
  const { sweep, store } = files()
  await store(operator(), stream('x'), { name: 'x' })
  const path = join(folder, 'incoming', 'half')
  await writeFile(path, 'half')
  await sweep()
  expect(await onDisk()).toContain('half')
  const long = new Date(Date.now() - 2 * DAY)
  await utimes(path, long, long)
  await sweep()
  expect(await onDisk()).not.toContain('half')
})
