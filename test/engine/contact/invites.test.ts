import { expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { createWorld } from '../../world.ts'
import { desk, nouns, refusal } from '../administration/desk.ts'

const DAY = 86_400_000

test('an invite proves its contact once', async () => {
  const { engine, rute, carlos } = await desk()
  const { token } = await engine.contacts.invite(rute, carlos.id)
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(await engine.contacts.redeemInvite(token)).toMatchObject({ ok: true, contact: { id: carlos.id } })
  expect(await engine.contacts.redeemInvite(token)).toEqual({ ok: false, reason: 'used' })
})

test('of twenty who use the same invite at once one wins', async () => {
  const { engine, rute, carlos } = await desk()
  const { token } = await engine.contacts.invite(rute, carlos.id)
  const results = await Promise.all(Array.from({ length: 20 }, () => engine.contacts.redeemInvite(token)))
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
})

test('an invite expires, and a newer one ends it', async () => {
  const { engine, clock, rute, carlos } = await desk()
  const first = await engine.contacts.invite(rute, carlos.id)
  const second = await engine.contacts.invite(rute, carlos.id)
  expect(await engine.contacts.redeemInvite(first.token)).toEqual({ ok: false, reason: 'expired' })
  expect(await engine.contacts.pendingInvite(rute, carlos.id)).toEqual(second.expiresAt)

  clock.advance(7 * DAY)
  expect(await engine.contacts.redeemInvite(second.token)).toEqual({ ok: false, reason: 'expired' })
  expect(await engine.contacts.pendingInvite(rute, carlos.id)).toBeNull()
})

test('an invite is neither made for nor used by somebody who was switched off', async () => {
  const { engine, rute, carlos } = await desk()
  const { token } = await engine.contacts.invite(rute, carlos.id)
  await engine.contacts.change(rute, carlos.id, { name: 'Carlos', active: false })
  expect(await engine.contacts.redeemInvite(token)).toEqual({ ok: false, reason: 'inactive' })
  expect(await refusal(engine.contacts.invite(rute, carlos.id))).toBe('Refused contact_inactive')
  expect(await engine.contacts.redeemInvite('guess')).toEqual({ ok: false, reason: 'unknown' })
})

test('an invite is not used up by a message whose transaction fails', async () => {
  const { engine, db, deps, rute, carlos } = await desk()
  const { token } = await engine.contacts.invite(rute, carlos.id)
  await expect(
    db.transaction(async (tx) => {
      await nouns({ ...deps, db: tx }).contacts.redeemInvite(token)
      throw new Error('the power went out')
    }),
  ).rejects.toThrow('the power went out')
  expect(await engine.contacts.redeemInvite(token)).toMatchObject({ ok: true })
})

test('the token stands neither in the database nor in the audit trail', async () => {
  const { engine, db, rute, carlos } = await desk()
  const { token } = await engine.contacts.invite(rute, carlos.id)
  const { kept } = await db.one<{ kept: string }>(sql`
    select (select json_agg(invite)::text from invite) || (select json_agg(audit_entry)::text from audit_entry) as kept
  `)
  expect(kept).toContain('invited')
  expect(kept).not.toContain(token)
})

test('an invite carries the link to the bot as soon as the bot has said its name', async () => {
  const { engine, db, rute, carlos } = await desk()
  expect(await engine.contacts.invite(rute, carlos.id)).toMatchObject({ link: null })
  await db.query(sql`
    insert into channel_status (channel, state, data, updated_at)
    values ('telegram', 'up', ${sql.json({ username: 'AuroraBot' })}, now())
  `)
  const { token, link } = await engine.contacts.invite(rute, carlos.id)
  expect(link).toBe(`https://t.me/AuroraBot?start=${token}`)
})

test('an invite opens WhatsApp too, for whom the plan includes it and while the number works', async () => {
  const { engine, davi, rosa, maria, horizonte } = await createWorld()
  expect(await engine.contacts.invite(davi, rosa.id)).toMatchObject({ whatsapp: null })
  const data = { state: 'ready', number: '5511912340001' }
  await engine.channels.report('whatsapp', 'ready', { data })
  const { token, whatsapp } = await engine.contacts.invite(davi, rosa.id)
  expect(whatsapp).toBe(`https://wa.me/5511912340001?text=%2Fstart%20${token}`)
  expect(await engine.contacts.invite(davi, maria.id)).toMatchObject({ whatsapp: null })
  await engine.channels.report('whatsapp', 'down', { detail: 'qr', data })
  expect(await engine.contacts.invite(davi, rosa.id)).toMatchObject({ whatsapp: null })
  const own = await engine.whatsappNumbers.add(davi, { name: 'Matriz', companyId: horizonte.id })
  const ownNumber = { data: { number: '5511912340002' } }
  await engine.channels.report(`whatsapp-${own.id}`, 'ready', ownNumber)
  await engine.channels.report('whatsapp', 'ready', { data })
  expect((await engine.contacts.invite(davi, rosa.id)).whatsapp).toContain('wa.me/5511912340002')
})
