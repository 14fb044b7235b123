import { expect, test } from 'vitest'
import { newId } from '../../../engine/database/id.ts'
import { sql } from '../../../engine/database/sql.ts'
import { testDatabase } from '../../database.ts'

const db = await testDatabase()

test('what Prisma writes, SQL reads, and the other way round', async () => {
  const expiresAt = new Date('2026-07-01T12:00:00Z')
  await (await db.prisma()).lease.create({
    data: { name: 'a', holder: 'x', token: 9007199254740993n, expiresAt },
  })
  expect(await db.one(sql`select * from lease`)).toEqual({
    name: 'a',
    holder: 'x',
    token: '9007199254740993',
    expiresAt,
  })
  await db.query(sql`update lease set holder = ${'y'}`)
  expect(await (await db.prisma()).lease.findMany()).toMatchObject([{ holder: 'y', expiresAt }])
})

test('ids made later sort later', () => {
  const ids = Array.from({ length: 1_000 }, newId)
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(1_000)
})
