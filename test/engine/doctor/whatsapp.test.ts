import { expect, it } from 'vitest'
import { acquireLease } from '../../../engine/database/lease.ts'
import { checkWhatsapp } from '../../../engine/doctor/whatsapp.ts'
import { createWorld } from '../../world.ts'

it('says of WhatsApp whether it is on, driven, linked and well, and what to do', async () => {
  const { db, engine } = await createWorld()
  const says = async () => (await checkWhatsapp(db.url, 'on'))[0]
  expect(await checkWhatsapp(db.url, 'off')).toMatchObject([
    { level: 'ok', says: expect.stringMatching(/^off/) },
  ])
  expect(await says()).toMatchObject({ level: 'warn', says: 'never ran' })

  const session = { state: 'ready', number: '5511912340001', lastProbeAt: new Date().toISOString() }
  await engine.channels.report('whatsapp', 'ready', { data: session })
  expect(await says()).toMatchObject({ level: 'warn', says: '+5511912340001: no process drives it now' })

  await acquireLease(db, 'whatsapp', 60_000)
  expect(await says()).toMatchObject({
    level: 'ok',
    says: expect.stringMatching(/^\+5511912340001, linked, probed \d s ago$/),
  })

  await engine.channels.report('whatsapp', 'down', {
    detail: 'qr',
    data: { state: 'qr', qr: { code: 'kept-to-administrators', at: new Date().toISOString() } },
  })
  const waiting = await says()
  expect(waiting).toMatchObject({
    level: 'warn',
    says: 'not linked',
    todo: expect.stringContaining('Canais'),
  })
  expect(JSON.stringify(waiting)).not.toContain('kept-to-administrators')

  await engine.channels.report('whatsapp', 'down', { detail: 'conflict', data: { state: 'backoff' } })
  expect(await says()).toMatchObject({ level: 'fail', says: expect.stringContaining('conflict') })
  await engine.channels.report('whatsapp', 'degraded', { detail: 'deaf', data: { state: 'degraded' } })
  expect(await says()).toMatchObject({ level: 'warn', says: expect.stringContaining('deaf') })
})
