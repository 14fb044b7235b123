import { expect, test } from 'vitest'
import { Invalid, Refused } from '../../../engine/errors.ts'
import { ANAS_PASSWORD, desk } from './desk.ts'

const PROFILE = { name: 'Ana Souza', email: 'ana@bote.example' }
const NEW = 'o rio corre para o mar'

test('somebody keeps their own data current', async () => {
  const { engine, asAna } = await desk()
  await engine.accounts.changeProfile(asAna, {
    ...PROFILE,
    phone: '(11) 5555-0000',
    notes: 'duas\r\nlinhas',
    mailNotices: true,
  })
  expect(await engine.accounts.own(asAna)).toMatchObject({
    phone: '(11) 5555-0000',
    notes: 'duas\nlinhas',
    mailNotices: true,
    role: 'administrator',
  })
})

test('a new e-mail needs the password, and the old mailbox is told', async () => {
  const { engine, asAna, mails } = await desk()
  const moved = { ...PROFILE, email: 'ana.nova@bote.example' }
  await expect(engine.accounts.changeProfile(asAna, moved)).rejects.toMatchObject({
    details: { fields: [{ field: 'currentPassword', code: 'wrong_password' }] },
  })
  await engine.accounts.changeProfile(asAna, { ...moved, currentPassword: ANAS_PASSWORD })
  expect(await engine.accounts.own(asAna)).toMatchObject({ email: 'ana.nova@bote.example' })
  expect(await mails()).toMatchObject([{ to: 'ana@bote.example', kind: 'operator.email-changed' }])
})

test('a profile cannot carry a role', async () => {
  const { engine, asAna } = await desk()
  await expect(
    engine.accounts.changeProfile(asAna, { ...PROFILE, role: 'administrator' } as never),
  ).rejects.toThrow(Invalid)
})

test('changing the password ends every session and is told by mail', async () => {
  const { engine, ana, asAna, mails } = await desk()
  const fault = (code: string, field: string) => ({ details: { fields: [{ field, code }] } })
  await expect(engine.accounts.changePassword(asAna, 'wrong', NEW)).rejects.toMatchObject(
    fault('wrong_password', 'currentPassword'),
  )
  await expect(engine.accounts.changePassword(asAna, ANAS_PASSWORD, ANAS_PASSWORD)).rejects.toMatchObject(
    fault('password_unchanged', 'newPassword'),
  )
  await expect(engine.accounts.changePassword(asAna, ANAS_PASSWORD, 'curta')).rejects.toMatchObject(
    fault('too_short', 'newPassword'),
  )
  const epoch = await engine.accounts.changePassword(asAna, ANAS_PASSWORD, NEW)
  expect(await engine.operators.signedIn(ana.id, 0)).toBeNull()
  expect(await engine.operators.signedIn(ana.id, epoch)).not.toBeNull()
  expect(await mails()).toMatchObject([{ to: ana.email, kind: 'operator.password-changed' }])
})

test('an open session cannot be used to guess the password', async () => {
  const { engine, asAna } = await desk()
  for (let n = 0; n < 10; n++)
    await engine.accounts.changePassword(asAna, `guess ${n}`, NEW).catch(() => undefined)
  await expect(engine.accounts.changePassword(asAna, ANAS_PASSWORD, NEW)).rejects.toThrow(Refused)
})

test('language and theme are kept one by one', async () => {
  const { engine, asAna } = await desk()
  await engine.accounts.changeTaste(asAna, { language: 'en' })
  await engine.accounts.changeTaste(asAna, { theme: 'dark' })
  expect(await engine.accounts.own(asAna)).toMatchObject({ language: 'en', theme: 'dark' })
})
