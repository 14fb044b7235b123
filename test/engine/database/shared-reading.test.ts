import { expect, test } from 'vitest'
import type { Database } from '../../../engine/database/database.ts'
import { sharedReading } from '../../../engine/database/shared-reading.ts'
import { sql } from '../../../engine/database/sql.ts'
import { testDatabase } from '../../database.ts'

async function pier(): Promise<Database> {
  const db = await testDatabase()
  await db.query(sql`create table boat (name text primary key)`)
  await db.query(sql`create sequence asking`)
  return db
}

/** Says how often it was asked, and waits at the lock if that is held. */
const boatsOf = (letter: string) => sql`
  select nextval('asking')::int as nth, count(b.name)::int as boats, min(pg_lock.waited) as waited
  from (select pg_advisory_xact_lock_shared(1)::text as waited) pg_lock
  left join boat b on b.name like ${`${letter}%`}`

type Boats = { nth: number; boats: number }
const counted = ([found]: Boats[]) => ({ nth: found?.nth, boats: found?.boats })

/** Closes the way for `boatsOf` until it is let go. */
async function closed(db: Database): Promise<() => Promise<void>> {
  let open = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  let over: Promise<void> | undefined
  await new Promise<void>((resolve) => {
    over = db.transaction(async (tx) => {
      await tx.query(sql`select pg_advisory_xact_lock(1)`)
      resolve()
      await opened
    })
  })
  return async () => {
    open()
    await over
  }
}

const isWaitedFor = (db: Database) =>
  expect
    .poll(async () =>
      db.rows(sql`
        select pid from pg_stat_activity
        where wait_event = 'advisory' and datname = current_database()`),
    )
    .toHaveLength(1)

test('those who ask while the same is under way wait for the next time, and share it', async () => {
  const db = await pier()
  const reading = sharedReading(db)
  const release = await closed(db)
  const first = reading(boatsOf('a'), counted)
  await isWaitedFor(db)
  const others = [reading(boatsOf('a'), counted), reading(boatsOf('a'), counted)]
  await release()
  expect(await first).toMatchObject({ nth: 1 })
  const [second, third] = await Promise.all(others)
  expect(second).toMatchObject({ nth: 2 })
  expect(third).toBe(second)
})

test('nobody is told what was so before they asked', async () => {
  const db = await pier()
  const reading = sharedReading(db)
  const release = await closed(db)
  const before = reading(boatsOf('a'), counted)
  await isWaitedFor(db)
  await db.query(sql`insert into boat (name) values ('anna')`)
  const after = reading(boatsOf('a'), counted)
  await release()
  expect(await before).toMatchObject({ boats: 0 })
  expect(await after).toMatchObject({ boats: 1 })
})

test('once it is answered, it is asked anew', async () => {
  const reading = sharedReading(await pier())
  expect(await reading(boatsOf('a'), counted)).toMatchObject({ nth: 1 })
  expect(await reading(boatsOf('a'), counted)).toMatchObject({ nth: 2 })
})

test('who asks with other values shares nothing', async () => {
  const db = await pier()
  await db.query(sql`insert into boat (name) values ('anna'), ('bela'), ('bruna')`)
  const reading = sharedReading(db)
  const answers = await Promise.all(['a', 'b', 'a', 'b'].map((letter) => reading(boatsOf(letter), counted)))
  expect(answers.map(({ boats }) => boats)).toEqual([1, 2, 1, 2])
})

test('a failure reaches all who shared it, and is not kept', async () => {
  const db = await pier()
  const reading = sharedReading(db)
  await db.query(sql`alter sequence asking maxvalue 2`)
  await reading(boatsOf('a'), counted)
  const ends = await Promise.allSettled([1, 2, 3].map(() => reading(boatsOf('a'), counted)))
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  await db.query(sql`alter sequence asking maxvalue 9`)
  expect(await reading(boatsOf('a'), counted)).toMatchObject({ boats: 0 })
})

test('what cannot be made of the rows fails for its asker, and the next may ask', async () => {
  const reading = sharedReading(await pier())
  const fails = () => {
    throw new Error('sunk')
  }
  await expect(reading(boatsOf('a'), fails)).rejects.toThrow('sunk')
  expect(await reading(boatsOf('a'), counted)).toMatchObject({ boats: 0 })
})
