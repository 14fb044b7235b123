import { expect, test } from 'vitest'
import { convoy, Parted } from '../../../engine/database/convoy.ts'
import type { Database, Tx } from '../../../engine/database/database.ts'
import { sql } from '../../../engine/database/sql.ts'
import { testDatabase } from '../../database.ts'

async function pier(): Promise<Database> {
  const db = await testDatabase()
  await db.query(sql`create table boat (name text primary key, trips int not null default 0)`)
  return db
}

const launch = (name: string) => (tx: Tx) => tx.query(sql`insert into boat (name) values (${name})`)
const boats = (db: Database) =>
  db.rows<{ name: string; commit: string }>(sql`select name, xmin::text as commit from boat order by name`)

test('pieces of work go beside each other and commit together', async () => {
  const db = await pier()
  const order: string[] = []
  const work = (name: string) => async (tx: Tx) => {
    order.push(`${name} begins`)
    await launch(name)(tx)
    order.push(`${name} ends`)
  }
  await db.transaction((tx) => convoy(tx, [work('a'), work('b')]))
  expect(order).toEqual(['a begins', 'b begins', 'a ends', 'b ends'])
  expect(new Set((await boats(db)).map(({ commit }) => commit)).size).toBe(1)
})

test('what one does wrong undoes all, and comes out as it is', async () => {
  const db = await pier()
  await db.query(sql`insert into boat (name) values ('b')`)
  const sunk = db.transaction((tx) => convoy(tx, [launch('a'), launch('b'), launch('c')]))
  await expect(sunk).rejects.toMatchObject({ code: '23505' })
  expect(await boats(db)).toMatchObject([{ name: 'b' }])
})

test('nothing is asked of the transaction after it has ended, however long a piece of work takes', async () => {
  const db = await pier()
  let slowOne = 'has not ended'
  const fails = async () => {
    throw new Error('sunk')
  }
  const slow = async (tx: Tx) => {
    for (let n = 0; n < 5; n++) await launch(`boat ${n}`)(tx)
    slowOne = 'has ended'
  }
  await expect(db.transaction((tx) => convoy(tx, [fails, slow]))).rejects.toThrow('sunk')
  expect(slowOne).toBe('has ended')
  expect(await boats(db)).toEqual([])
})

test('two that would change the same thing are parted, and nothing has happened', async () => {
  const db = await pier()
  const trip = async (tx: Tx) => {
    tx.hold('boat a')
    await launch('a')(tx)
  }
  await expect(db.transaction((tx) => convoy(tx, [trip, trip]))).rejects.toThrow(Parted)
  expect(await boats(db)).toEqual([])
})

test('one may hold the same thing twice, and alone nobody is parted', async () => {
  const db = await pier()
  const twice = async (tx: Tx) => {
    tx.hold('boat a')
    tx.hold('boat a')
    await launch('a')(tx)
  }
  await db.transaction((tx) => convoy(tx, [twice, launch('b')]))
  await db.transaction(async (tx) => tx.hold('boat a'))
  expect(await boats(db)).toHaveLength(2)
})

test('undoing to a savepoint would undo the neighbours: whoever does is parted from them', async () => {
  const db = await pier()
  const changesItsMind = async (tx: Tx) => {
    const regret = tx.savepoint(async () => {
      await launch('a')(tx)
      throw new Error('no boat today')
    })
    await regret.catch(() => undefined)
  }
  await expect(db.transaction((tx) => convoy(tx, [changesItsMind, launch('b')]))).rejects.toThrow(Parted)
  await db.transaction(changesItsMind)
  expect(await boats(db)).toEqual([])
})

test('what several ask in the same way is asked once, and everybody gets their own answer', async () => {
  const db = await pier()
  let questions = 0
  async function doubled(tx: Tx, numbers: readonly number[]): Promise<number[]> {
    questions += 1
    const rows = await tx.rows<{ n: number }>(
      sql`select n * 2 as n from unnest(${[...numbers]}::int[]) as item(n)`,
    )
    return rows.map(({ n }) => n)
  }
  const answers: number[] = []
  const asks = (n: number) => async (tx: Tx) => {
    answers[n] = await tx.together(doubled, n)
  }
  await db.transaction((tx) => convoy(tx, [asks(0), asks(1), asks(2)]))
  expect(answers).toEqual([0, 2, 4])
  expect(questions).toBe(1)
  expect(await db.transaction((tx) => tx.together(doubled, 21))).toBe(42)
})

test('somebody else’s lock fails the convoy soon instead of holding it up', async () => {
  const db = await pier()
  await db.query(sql`insert into boat (name) values ('a')`)
  const sail = (tx: Tx) => tx.query(sql`update boat set trips = trips + 1 where name = 'a'`)
  await db.transaction(async (tx) => {
    await sail(tx)
    const stuck = db.transaction((other) => convoy(other, [sail, launch('b')]), { retries: 0, lockMs: 50 })
    await expect(stuck).rejects.toMatchObject({ code: '55P03' })
  })
  expect(await boats(db)).toMatchObject([{ name: 'a' }])
})
