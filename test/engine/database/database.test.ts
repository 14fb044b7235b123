import { createServer } from 'node:net'
import { expect, test, vi } from 'vitest'
import { openDatabase } from '../../../engine/database/database.ts'
import { DatabaseUnavailable, foreignKeyViolation, uniqueViolation } from '../../../engine/database/errors.ts'
import { statementName } from '../../../engine/database/prepared.ts'
import { sql } from '../../../engine/database/sql.ts'
import type { Tx } from '../../../engine/database/transaction.ts'
import { silent, testDatabase } from '../../database.ts'

const db = await testDatabase({ migrated: false })
await db.query(sql`create table account (id int primary key, balance int not null check (balance >= 0))`)
await db.query(sql`create table entry (account_id int constraint entry_account references account (id))`)
await db.query(sql`insert into account values (1, 100), (2, 100)`)

const balances = async () =>
  (await db.rows<{ balance: number }>(sql`select balance from account where id in (1, 2) order by id`)).map(
    (row) => row.balance,
  )
const add = (tx: Tx, id: number, amount: number) =>
  tx.query(sql`update account set balance = balance + ${amount} where id = ${id}`)
const connection = () => db.one<{ pid: number }>(sql`select pg_backend_pid() as pid`)

test('a transaction commits as a whole, and what is to follow follows after the commit', async () => {
  const seen: unknown[] = []
  const value = await db.transaction(async (tx) => {
    await add(tx, 1, -10)
    tx.afterCommit(async () => seen.push(await balances()))
    await add(tx, 2, 10)
    expect(seen).toEqual([])
    return 'done'
  })
  expect(value).toBe('done')
  expect(seen).toEqual([[90, 110]])
})

test('a transaction that throws leaves nothing behind and nothing follows', async () => {
  const before = await balances()
  const followed = vi.fn()
  const failing = db.transaction(async (tx) => {
    await add(tx, 1, -10)
    tx.afterCommit(followed)
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await balances()).toEqual(before)
  expect(followed).not.toHaveBeenCalled()
})

test('a failed step after the commit fails neither the transaction nor the next step', async () => {
  const followed = vi.fn()
  await db.transaction(async (tx) => {
    tx.afterCommit(() => {
      throw new Error('the network')
    })
    tx.afterCommit(followed)
  })
  expect(followed).toHaveBeenCalledOnce()
})

test('a savepoint undoes only its own part', async () => {
  const [one = 0, two = 0] = await balances()
  const followed = vi.fn()
  await db.transaction(async (tx) => {
    await add(tx, 1, 1)
    await tx
      .savepoint(async () => {
        tx.afterCommit(followed)
        await add(tx, 2, -1_000)
      })
      .catch(() => undefined)
    await tx.savepoint(() => add(tx, 2, 1))
  })
  expect(await balances()).toEqual([one + 1, two + 1])
  expect(followed).not.toHaveBeenCalled()
})

test('a swallowed error cannot turn a rollback into a success', async () => {
  const before = await balances()
  const swallowing = db.transaction(async (tx) => {
    await add(tx, 1, 1)
    await add(tx, 2, -1_000).catch(() => undefined)
  })
  await expect(swallowing).rejects.toThrow('rolled back')
  expect(await balances()).toEqual(before)
})

test('a transaction cannot be used after its end', async () => {
  let escaped: Tx | undefined
  await db.transaction(async (tx) => {
    escaped = tx
  })
  await expect(escaped?.rows(sql`select 1`)).rejects.toThrow('already ended')
})

test('two transactions that block each other both succeed, the loser by running again', async () => {
  const [one = 0, two = 0] = await balances()
  let runs = 0
  const holding = new Set<number>()
  const cross = (mine: number, other: number) =>
    db.transaction(async (tx) => {
      runs++
      await add(tx, mine, 5)
      holding.add(mine)
      await vi.waitUntil(() => holding.has(other), { interval: 5 })
      await add(tx, other, 5)
    })
  await Promise.all([cross(1, 2), cross(2, 1)])
  expect(runs).toBe(3)
  expect(await balances()).toEqual([one + 10, two + 10])
})

test('constraints are known by name and do not cost the connection', async () => {
  const before = await connection()
  const doubled = await db.query(sql`insert into account values (1, 1)`).catch((error) => error)
  expect(uniqueViolation(doubled)).toBe('account_pkey')
  expect(foreignKeyViolation(doubled)).toBeUndefined()
  const orphan = await db.query(sql`insert into entry values (77)`).catch((error) => error)
  expect(foreignKeyViolation(orphan)).toBe('entry_account')
  expect(await connection()).toEqual(before)
})

test('a text is prepared from its second use on', async () => {
  for (let i = 0; i < 3; i++) await db.query(sql`select 'prepare me', ${i}::int`)
  await db.query(sql`select 'only once', ${1}::int`)
  const prepared = await db.rows<{ statement: string }>(sql`select statement from pg_prepared_statements`)
  expect(prepared.filter(({ statement }) => statement.includes('prepare me'))).toHaveLength(1)
  expect(prepared.filter(({ statement }) => statement.includes('only once'))).toHaveLength(0)
})

test('also after more texts than are remembered', async () => {
  for (let i = 0; i < 1_001; i++) statementName(`select 'passing by', ${i}`)
  for (let i = 0; i < 3; i++) await db.query(sql`select 'late, but often', ${i}::int`)
  const prepared = await db.rows<{ statement: string }>(sql`select statement from pg_prepared_statements`)
  expect(prepared.filter(({ statement }) => statement.includes('late, but often'))).toHaveLength(1)
})

test('a table changed under a prepared statement is asked anew, alone and within a transaction', async () => {
  await db.query(sql`create table wide (a int)`)
  const all = () => sql`select * from wide`
  for (let i = 0; i < 3; i++) await db.rows(all())
  await db.query(sql`alter table wide add b int`)
  await db.query(sql`insert into wide values (1, 2)`)
  expect(await db.rows(all())).toEqual([{ a: 1, b: 2 }])
  await db.query(sql`alter table wide add c int`)
  expect(await db.transaction((tx) => tx.rows(all()))).toEqual([{ a: 1, b: 2, c: null }])
})

test('a server that cannot be reached is DatabaseUnavailable', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  const away = openDatabase({ url: `postgresql://bote@127.0.0.1:${port}/bote`, log: silent })
  await expect(away.query(sql`select 1`)).rejects.toBeInstanceOf(DatabaseUnavailable)
  await expect(away.transaction(async () => 1)).rejects.toBeInstanceOf(DatabaseUnavailable)
  await away.close()
})

test('a connection cut in the middle is DatabaseUnavailable, and the next question gets a new one', async () => {
  const cut = db.transaction(async (tx) => {
    const { pid } = await tx.one<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    await db.query(sql`select pg_terminate_backend(${pid})`)
    await tx.query(sql`select pg_sleep(10)`)
  })
  await expect(cut).rejects.toBeInstanceOf(DatabaseUnavailable)
  expect(await db.one(sql`select 1 as here`)).toEqual({ here: 1 })
})

test('a library brings its own SQL into the transaction', async () => {
  const before = await balances()
  const failing = db.transaction(async (tx) => {
    const { rows } = await tx.executeSql(
      'update account set balance = $1 where id = 1 returning balance',
      [7],
    )
    expect(rows).toEqual([{ balance: 7 }])
    throw new Error('undo')
  })
  await expect(failing).rejects.toThrow('undo')
  expect(await balances()).toEqual(before)
})

test('a library whose transaction in plain text fails leaves no poisoned connection behind', async () => {
  const own = await testDatabase({ migrated: false, poolSize: 1 })
  await expect(own.executeSql('begin; select 1 / 0; commit')).rejects.toThrow('division by zero')
  expect(await own.one(sql`select 1 as one`)).toEqual({ one: 1 })
})

test('a library that forgets to end its transaction keeps nobody else in it', async () => {
  const own = await testDatabase({ migrated: false, poolSize: 1 })
  await own.executeSql('begin; select 1')
  await own.query(sql`create table kept (id int)`)
  const other = openDatabase({ url: own.url, log: silent })
  expect(await other.one(sql`select count(*)::int as rows from kept`)).toEqual({ rows: 0 })
  await other.close()
})
