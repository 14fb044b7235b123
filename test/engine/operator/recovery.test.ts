import { expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { Refused } from '../../../engine/errors.ts'
import { ANAS_PASSWORD, actorOf, desk } from './desk.ts'

const HOME = { ip: '203.0.113.7' }

function codeIn(text: string): string {
  return text
    .match(/\b(\d{3}) (\d{3})\b/)!
    .slice(1)
    .join('')
}

function passwordIn(text: string): string {
  return text.match(/\b\w{4}-\w{4}-\w{4}\b/)![0]
}

test('code by e-mail, provisional password by e-mail, which must be changed', async () => {
  const { engine, ana, mails } = await desk()
  await engine.recovery.request('ANA@bote.example', HOME)
  const code = codeIn((await mails())[0]!.text)
  expect(await engine.recovery.confirm(ana.email, code, HOME)).toMatchObject({ kind: 'ok' })

  const [codeMail, provisionalMail] = await mails()
  expect([codeMail, provisionalMail]).toMatchObject([
    { to: ana.email, kind: 'operator.code', sensitive: true },
    { to: ana.email, kind: 'operator.provisional', sensitive: true, link: 'https://bote.example/sign-in' },
  ])
  const provisional = passwordIn(provisionalMail!.text)
  expect(await engine.operators.signedIn(ana.id, 0)).toBeNull()
  expect(await engine.signIns.signIn(ana.email, ANAS_PASSWORD, HOME)).toEqual({ kind: 'failed' })
  const back = await engine.signIns.signIn(ana.email, provisional, HOME)
  expect(back).toMatchObject({ kind: 'ok', mustChangePassword: true })

  const epoch = await engine.accounts.changePassword(actorOf(ana), provisional, 'o rio corre para o mar')
  expect(await engine.operators.signedIn(ana.id, epoch)).toMatchObject({ mustChangePassword: false })
  expect(await engine.signIns.signIn(ana.email, 'o rio corre para o mar', HOME)).toMatchObject({
    kind: 'ok',
    mustChangePassword: false,
  })
})

test('the code works once', async () => {
  const { engine, ana, mails } = await desk()
  await engine.recovery.request(ana.email, HOME)
  const code = codeIn((await mails())[0]!.text)
  await engine.recovery.confirm(ana.email, code, HOME)
  expect(await engine.recovery.confirm(ana.email, code, HOME)).toEqual({ kind: 'expired' })
  expect(await mails()).toHaveLength(2)
})

test('a provisional password runs out after a day', async () => {
  const { engine, ana, mails, clock } = await desk()
  await engine.recovery.request(ana.email, HOME)
  await engine.recovery.confirm(ana.email, codeIn((await mails())[0]!.text), HOME)
  clock.advance(24 * 3_600_000)
  const provisional = passwordIn((await mails())[1]!.text)
  expect(await engine.signIns.signIn(ana.email, provisional, HOME)).toEqual({ kind: 'provisional_expired' })
  expect(await engine.signIns.signIn(ana.email, 'guess', HOME)).toEqual({ kind: 'failed' })
})

test('an unknown e-mail is told the same, guess after guess, and gets no mail', async () => {
  const { engine, db, ana, mails } = await desk()
  await engine.recovery.request('ninguem@bote.example', HOME)
  await engine.recovery.request(ana.email, HOME)
  expect((await mails()).map(({ to }) => to)).toEqual([ana.email])
  const code = codeIn((await mails())[0]!.text)
  const wrong = code === '000000' ? '000001' : '000000'
  for (let guess = 0; guess < 6; guess++) {
    const known = await engine.recovery.confirm(ana.email, wrong, HOME)
    const unknown = await engine.recovery.confirm('ninguem@bote.example', wrong, HOME)
    expect(unknown).toEqual(known)
  }
  expect(JSON.stringify(await db.rows(sql`select subject from one_time_secret`))).not.toMatch(/ninguem|ana/)
})

test('somebody without access is not let in by recovery', async () => {
  const { engine, asAna, mails } = await desk()
  const bia = await engine.operators.add(asAna, {
    name: 'Bia',
    email: 'bia@bote.example',
    role: 'agent',
    password: 'um rio cheio de peixes',
  })
  await engine.operators.deactivate(asAna, bia.id)
  await engine.recovery.request(bia.email, HOME)
  expect(await mails()).toHaveLength(0)
})

test('five requests an hour for one mailbox, whoever asks', async () => {
  const { engine, ana } = await desk()
  for (let n = 0; n < 5; n++) await engine.recovery.request(ana.email, { ip: `198.51.100.${n}` })
  await expect(engine.recovery.request(ana.email, HOME)).rejects.toThrow(Refused)
})
