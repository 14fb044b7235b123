import fc from 'fast-check'
import { expect, test } from 'vitest'
import { camelCase, compile, snakeCase, sql } from '../../../engine/database/sql.ts'
import { testDatabase } from '../../database.ts'

const db = await testDatabase({ migrated: false })

test('values become parameters, never text, and columns come back in camelCase', async () => {
  const hostile = "'; drop table ticket; --"
  const row = await db.one(sql`select ${hostile}::text as first_name, 1 as a_b_c, 2 as _under, 3 as x1_2`)
  expect(row).toEqual({ firstName: hostile, aBC: 1, _under: 2, x12: 3 })
})

test('pieces compose with their values in order', async () => {
  const condition = sql.and([sql`n > ${1}`, sql`n < ${5}`, sql`n <> ${3}`])
  const rows = await db.rows(
    sql`select n from generate_series(1, ${9}::int) n where ${condition} order by ${sql.raw('n')} ${sql.empty}`,
  )
  expect(rows).toEqual([{ n: 2 }, { n: 4 }])
  expect(await db.rows(sql`select 1 as one where ${sql.and([])}`)).toEqual([{ one: 1 }])
  expect(await db.rows(sql`select n from generate_series(1, 3) n where n in (${sql.join([1, 3])})`)).toEqual([
    { n: 1 },
    { n: 3 },
  ])
})

test('an "or" inside a condition stays inside it', async () => {
  const rows = await db.rows(sql`select 1 where ${sql.and([sql`false`, sql`false or true`])}`)
  expect(rows).toEqual([])
})

test('bigint and numeric stay exact as text, instants are Dates, days are text, json is parsed', async () => {
  const instant = new Date('2026-02-28T23:59:59.123Z')
  const row = await db.one(sql`
    select 9007199254740993::int8 as big, 0.10::numeric as price, ${instant}::timestamptz as instant,
      '2026-02-28'::date as day, ${sql.json([1, { a: 'ç' }])} as data, ${null}::text as nothing,
      ${['a', null, 'b,"c']}::text[] as list, array[1, 2]::int8[] as bigs, true as yes`)
  expect(row).toEqual({
    big: '9007199254740993',
    price: '0.10',
    instant,
    day: '2026-02-28',
    data: [1, { a: 'ç' }],
    nothing: null,
    list: ['a', null, 'b,"c'],
    bigs: ['1', '2'],
    yes: true,
  })
})

test('instants of every age come back as they are, to the millisecond', async () => {
  const row = await db.one(sql`
    select '2026-02-28 12:30:15.123456+00'::timestamptz as fine, '0001-02-03 04:05:06-03'::timestamptz as early,
      '0044-03-15 12:00:00+00 BC'::timestamptz as before, '12026-01-01 00:00:00.5+00'::timestamptz as late,
      'infinity'::timestamptz as never`)
  expect(row).toEqual({
    fine: new Date('2026-02-28T12:30:15.123Z'),
    early: new Date('0001-02-03T07:05:06Z'),
    before: new Date('-000043-03-15T12:00:00Z'),
    late: new Date('+012026-01-01T00:00:00.500Z'),
    never: Number.POSITIVE_INFINITY,
  })
})

test('many rows go in one statement whose text does not depend on their number', async () => {
  await db.query(sql`create table label (id int, ticket_id uuid, data jsonb, made_at timestamptz)`)
  const madeAt = new Date('2026-01-01T00:00:00Z')
  const labels = [
    { id: 1, ticketId: '0198c0de-0000-7000-8000-000000000001', data: { tags: ['a'] }, madeAt },
    { id: 2, ticketId: null, data: ['x', 'y'], madeAt },
  ]
  const item = (rows: typeof labels) =>
    sql.unnest(rows, { id: 'int', ticketId: 'uuid', data: 'jsonb', madeAt: 'timestamptz' })
  const { count } = await db.query(sql`insert into label select * from ${item(labels)}`)
  expect(count).toBe(2)
  expect(await db.rows(sql`select * from label order by id`)).toEqual(labels)
  expect(compile(item(labels)).text).toBe(compile(item([])).text)
})

test('whatever stands in rows that are written together comes back as it was', async () => {
  await db.query(sql`create table anything (n int, text text, at timestamptz, flag bool, size float8)`)
  const anything = fc.record({
    text: fc.oneof(
      fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '').toWellFormed()),
      fc.constantFrom(
        '',
        'NULL',
        'null',
        '{}',
        '{"a",b}',
        '\\',
        '"',
        '\\"',
        "'; drop table ticket; --",
        ' a\n\tb ',
        '"a\n\u0001\u007f"',
        '{"face": "😀", "path": "c:\\\\x"}',
        '{"plain": ["é", "\\n"]}',
        null,
      ),
    ),
    at: fc.option(
      fc.date({
        min: new Date('0001-01-02T00:00:00Z'),
        max: new Date('+012026-11-29T12:00:00Z'),
        noInvalidDate: true,
      }),
    ),
    flag: fc.option(fc.boolean()),
    size: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((size) => size + 0)),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { maxLength: 20 }), async (made) => {
      const rows = made.map((row, n) => ({ n, ...row }))
      await db.query(sql`delete from anything`)
      await db.query(sql`
        insert into anything select * from ${sql.unnest(rows, { n: 'int', text: 'text', at: 'timestamptz', flag: 'bool', size: 'float8' })}`)
      expect(await db.rows(sql`select * from anything order by n`)).toEqual(rows)
    }),
    { numRuns: 60 },
  )
})

test('undefined is refused: it is a forgotten value, not NULL', () => {
  expect(() => compile(sql`select ${1}, ${undefined}`)).toThrow('value 2 is undefined')
  expect(() => compile(sql`select ${sql`${undefined}`}`)).toThrow('undefined')
})

test('first is undefined and one throws when there is no row', async () => {
  expect(await db.first(sql`select 1 where false`)).toBeUndefined()
  await expect(db.one(sql`select 1 where false`)).rejects.toThrow('no row for: select 1 where false')
})

test('keys survive the way to column names and back', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z][a-z0-9]*([A-Z][a-z0-9]+)*$/),
      (key) => camelCase(snakeCase(key)) === key,
    ),
  )
})
