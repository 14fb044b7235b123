import { expect, test } from 'vitest'
import { fixedClock } from '../../../engine/database/clock.ts'
import { sql } from '../../../engine/database/sql.ts'
import { codes } from '../../../engine/secret/codes.ts'
import { testDatabase } from '../../database.ts'

const ANA = { purpose: 'test', subject: 'ana' }

async function world() {
  const db = await testDatabase({ poolSize: 10 })
  const clock = fixedClock('2026-04-06T12:00:00Z')
  return { db, clock, codes: codes({ db, clock, key: 'key' }) }
}

function wrong(code: string): string {
  return code === '000000' ? '000001' : '000000'
}

test('the right code is accepted once and gives back what it was issued with', async () => {
  const { codes } = await world()
  const code = await codes.issue(ANA, { data: { chat: 7 } })
  expect(code).toMatch(/^\d{6}$/)
  expect(await codes.check(ANA, ` ${code.slice(0, 3)} ${code.slice(3)} `)).toEqual({
    kind: 'ok',
    data: { chat: 7 },
  })
  expect(await codes.check(ANA, code)).toEqual({ kind: 'expired' })
})

test('five wrong guesses burn the code, and the right one is refused from then on', async () => {
  const { codes } = await world()
  const code = await codes.issue(ANA)
  for (const triesLeft of [4, 3, 2, 1]) {
    expect(await codes.check(ANA, wrong(code))).toEqual({ kind: 'wrong', triesLeft })
  }
  expect(await codes.check(ANA, wrong(code))).toEqual({ kind: 'burnt' })
  expect(await codes.check(ANA, code)).toEqual({ kind: 'burnt' })
})

test('the fifth guess may still be right', async () => {
  const { codes } = await world()
  const code = await codes.issue(ANA)
  for (let i = 0; i < 4; i++) await codes.check(ANA, wrong(code))
  expect(await codes.check(ANA, code)).toMatchObject({ kind: 'ok' })
})

test('two hundred guesses at once count as two hundred', async () => {
  const { codes } = await world()
  const code = await codes.issue(ANA)
  const guesses = Array.from({ length: 200 }, (_, n) => String(n).padStart(6, '0')).filter(
    (guess) => guess !== code,
  )
  const answers = await Promise.all(guesses.map((guess) => codes.check(ANA, guess)))
  expect(answers.filter(({ kind }) => kind === 'wrong')).toHaveLength(4)
  expect(answers.filter(({ kind }) => kind === 'burnt')).toHaveLength(guesses.length - 4)
  expect(await codes.check(ANA, code)).toEqual({ kind: 'burnt' })
})

test('of two right guesses at once only one is accepted', async () => {
  const { codes } = await world()
  const code = await codes.issue(ANA)
  const answers = await Promise.all([codes.check(ANA, code), codes.check(ANA, code)])
  expect(answers.filter(({ kind }) => kind === 'ok')).toHaveLength(1)
})

test('a new code kills the one before it', async () => {
  const { codes } = await world()
  const first = await codes.issue(ANA)
  let second = await codes.issue(ANA)
  if (second === first) second = await codes.issue(ANA)
  expect(await codes.check(ANA, first)).toEqual({ kind: 'wrong', triesLeft: 4 })
  expect(await codes.check(ANA, second)).toMatchObject({ kind: 'ok' })
})

test('a code lasts ten minutes', async () => {
  const { codes, clock } = await world()
  const code = await codes.issue(ANA)
  clock.advance(10 * 60_000)
  expect(await codes.check(ANA, code)).toEqual({ kind: 'expired' })
})

test('a code fits neither another person nor another purpose', async () => {
  const { codes } = await world()
  const code = await codes.issue(ANA)
  await codes.issue({ ...ANA, subject: 'bia' }).then(async (bias) => {
    if (bias !== code)
      expect(await codes.check({ ...ANA, subject: 'bia' }, code)).toMatchObject({ kind: 'wrong' })
  })
  expect(await codes.check({ ...ANA, purpose: 'other' }, code)).toEqual({ kind: 'expired' })
})

test.each(['', ' ', 'null', 'undefined', '0', '1234567', "' or 1=1"])('%j never matches', async (guess) => {
  const { codes } = await world()
  await codes.issue(ANA)
  expect(await codes.check(ANA, guess)).toMatchObject({ kind: 'wrong' })
})

test('the table holds no code, and a hash that only this installation can make', async () => {
  const { codes: own, db, clock } = await world()
  const code = await own.issue(ANA)
  const [row] = await db.rows<{ hash: string }>(sql`select hash from one_time_secret`)
  expect(JSON.stringify(row)).not.toContain(code)
  expect(await codes({ db, clock, key: 'another' }).check(ANA, code)).toMatchObject({ kind: 'wrong' })
})

test('it works inside a running transaction, and vanishes with it', async () => {
  const { db, clock, codes: outside } = await world()
  const code = await outside.issue(ANA)
  await db
    .transaction(async (tx) => {
      expect(await codes({ db: tx, clock, key: 'key' }).check(ANA, code)).toMatchObject({ kind: 'ok' })
      throw new Error('undo')
    })
    .catch(() => undefined)
  expect(await outside.check(ANA, code)).toMatchObject({ kind: 'ok' })
})
