import { expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { Refused } from '../../../engine/errors.ts'
import { ANAS_PASSWORD, desk } from './desk.ts'

const HOME = { ip: '203.0.113.7' }

test('the right password opens, everything else fails alike', async () => {
  const { engine, db, ana } = await desk()
  const right = await engine.signIns.signIn(' Ana@Bote.example ', ANAS_PASSWORD, HOME)
  expect(right).toEqual({ kind: 'ok', operatorId: ana.id, epoch: 0, mustChangePassword: false })
  const { passwordHash } = await db.one<{ passwordHash: string }>(sql`select password_hash from operator`)
  const wrong: [string, string][] = [
    [ana.email, 'outra coisa'],
    [ana.email, ''],
    [ana.email, passwordHash],
    ['ninguem@bote.example', ANAS_PASSWORD],
    ['', ''],
  ]
  for (const [n, [email, password]] of wrong.entries()) {
    expect(await engine.signIns.signIn(email, password, { ip: `203.0.113.${n + 10}` })).toEqual({
      kind: 'failed',
    })
  }
})

test('a known and an unknown e-mail take equally long', async () => {
  const { engine, db, ana } = await desk()
  const times: Record<string, number[]> = { [ana.email]: [], 'ninguem@bote.example': [] }
  for (let round = 0; round < 12; round++) {
    for (const [email, list] of Object.entries(times)) {
      await db.query(sql`delete from throttle`)
      const start = performance.now()
      await engine.signIns.signIn(email, 'a wrong password', HOME)
      list.push(performance.now() - start)
    }
  }
  const [known, unknown] = Object.values(times).map((list) => list.sort((a, b) => a - b)[4]!)
  // Without the decoy an unknown e-mail would be some ten times as quick.
  expect(Math.max(known! / unknown!, unknown! / known!)).toBeLessThan(3)
})

test('six wrong tries from one network are too many, from any address of an IPv6 /64', async () => {
  const { engine, ana } = await desk()
  for (let n = 1; n <= 5; n++)
    await engine.signIns.signIn(`${n}@bote.example`, 'wrong', { ip: `2001:db8::${n}` })
  await expect(engine.signIns.signIn(ana.email, ANAS_PASSWORD, { ip: '2001:db8::beef' })).rejects.toThrow(
    Refused,
  )
  expect(await engine.signIns.signIn(ana.email, ANAS_PASSWORD, { ip: '2001:db8:0:1::1' })).toMatchObject({
    kind: 'ok',
  })
})

test('an account is guessed at twenty times, from wherever', async () => {
  const { engine, ana } = await desk()
  for (let n = 0; n < 20; n++) await engine.signIns.signIn(ana.email, `guess ${n}`, { ip: `198.51.100.${n}` })
  await expect(engine.signIns.signIn(ana.email, ANAS_PASSWORD, HOME)).rejects.toMatchObject({
    code: 'too_many_tries',
  })
})

test('an office where everybody signs in at eight is not locked out', async () => {
  const { engine, ana } = await desk()
  for (let n = 0; n < 30; n++) {
    expect(await engine.signIns.signIn(ana.email, ANAS_PASSWORD, HOME)).toMatchObject({ kind: 'ok' })
  }
})

test('the table of throttles names nobody', async () => {
  const { engine, db, ana } = await desk()
  await engine.signIns.signIn(ana.email, 'wrong', HOME)
  expect(JSON.stringify(await db.rows(sql`select key from throttle`))).not.toContain('ana')
})
