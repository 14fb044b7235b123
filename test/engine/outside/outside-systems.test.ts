import { beforeEach, describe, expect, it } from 'vitest'
import type { OperatorActor } from '../../../engine/actor.ts'
import { newId } from '../../../engine/database/id.ts'
import { sql } from '../../../engine/database/sql.ts'
import { createEngine } from '../../../engine/engine.ts'
import { silent } from '../../database.ts'
import { createProvider, type Provider } from '../../provider.ts'
import { addOperator, createWorld, type World } from '../../world.ts'
import { receiver } from './receiver.ts'

let world: World
let provider: Provider
let ines: OperatorActor
beforeEach(async () => {
  world = await createWorld({ OUTSIDE_NETWORKS: '127.0.0.1' })
  provider = await createProvider(world)
  ines = await addOperator(world.db, 'Inês Faro', 'administrator', provider.redeVeloz.id)
})

const systems = () => world.engine.outsideSystems
const field = (url: string) => ({ companyId: provider.redeVeloz.id, kind: 'field' as const, url })

describe('a system outside', () => {
  it('is set up with a secret that is told once, kept sealed, and never on record', async () => {
    const { secret } = await systems().keep(ines, field('https://campo.example/os'))
    expect(secret).toMatch(/^[\w-]{43}$/)
    const row = await world.db.one<{ secretEncrypted: string }>(
      sql`select secret_encrypted from outside_system`,
    )
    expect(row.secretEncrypted).not.toContain(secret)
    expect(await systems().list(ines)).toEqual([
      expect.objectContaining({ company: 'Rede Veloz', kind: 'erp', url: null, active: false }),
      expect.objectContaining({ kind: 'field', url: 'https://campo.example/os', active: true }),
    ])
    expect(JSON.stringify(await systems().list(ines))).not.toContain(row.secretEncrypted)
    const trail = JSON.stringify((await world.engine.audit.page(ines)).rows)
    expect(trail).toContain('https://campo.example/os')
    expect(trail).not.toContain(secret)
    expect(trail).not.toContain(row.secretEncrypted)
  })

  it('keeps its secret when something else changes, and gets a new one when asked', async () => {
    const first = await systems().keep(ines, field('https://campo.example/os'))
    expect(await systems().keep(ines, { ...field('https://campo.example/v2'), timeoutMs: 5_000 })).toEqual({
      secret: null,
    })
    const renewed = await systems().keep(ines, field('https://campo.example/v2'), { newSecret: true })
    expect(renewed.secret).not.toBe(first.secret)
    const { rows } = await world.engine.audit.page(ines, { entity: 'outside_system' })
    expect(rows.map(({ action }) => action)).toEqual(['secret_renewed', 'changed', 'added'])
  })

  it('answers a check as the other side would see a real message', async () => {
    const outside = await receiver({ secret: 'not yet known', now: () => world.clock.now() })
    const { secret } = await systems().keep(ines, field(outside.url))
    expect(await systems().check(ines, provider.redeVeloz.id, 'field')).toEqual({
      ok: false,
      fault: 'status',
      status: 401,
    })
    const knowing = await receiver({ secret: secret as string, now: () => world.clock.now() })
    await systems().keep(ines, field(knowing.url))
    expect(await systems().check(ines, provider.redeVeloz.id, 'field')).toMatchObject({ ok: true })
    expect(knowing.received).toMatchObject([{ body: '{"event":"ping"}', signed: true }])
    expect(await systems().check(ines, provider.redeVeloz.id, 'erp')).toEqual({
      ok: false,
      fault: 'no_system',
    })
  })

  it('is asked only at public addresses where this installation says nothing else', async () => {
    const outside = await receiver({ secret: 'x' })
    await systems().keep(ines, field(outside.url))
    const elsewhere = createEngine({
      ...world,
      log: silent,
      secretKey: 'k'.repeat(40),
      config: { ...world.config, outsideNetworks: [] },
    })
    await elsewhere.outsideSystems.keep(ines, field(outside.url), { newSecret: true })
    expect(await elsewhere.askOutside(provider.redeVeloz.id, 'field', { body: {} })).toEqual({
      ok: false,
      fault: 'private_address',
    })
    expect(outside.received).toEqual([])
  })

  it('is not asked with a secret that this installation cannot open', async () => {
    await systems().keep(ines, field('https://campo.example/os'))
    const restored = createEngine({ ...world, log: silent, secretKey: 'another'.repeat(8) })
    expect(await restored.outsideSystems.check(ines, provider.redeVeloz.id, 'field')).toEqual({
      ok: false,
      fault: 'secret_lost',
    })
  })

  it('is for administrators, each of their own company', async () => {
    for (const other of [provider.eva, provider.iara])
      await expect(systems().keep(other, field('https://x.example'))).rejects.toMatchObject({
        name: 'Forbidden',
      })
    await expect(systems().list(provider.iara)).rejects.toMatchObject({ name: 'Forbidden' })
    const ivo = await addOperator(world.db, 'Ivo Alheio', 'administrator', world.horizonte.id)
    for (const companyId of [provider.redeVeloz.id, newId()])
      await expect(systems().keep(ivo, { ...field('https://x.example'), companyId })).rejects.toMatchObject({
        name: 'NotFound',
      })
    await systems().keep(world.davi, field('https://campo.example/os'))
    await systems().remove(ines, provider.redeVeloz.id, 'field')
    expect((await systems().list(ines)).map(({ url }) => url)).toEqual([null, null])
  })

  it.each(['ftp://campo.example', 'https://u:p@campo.example', 'campo', 'javascript:alert(1)', ''])(
    'is not at %s',
    async (url) => {
      await expect(systems().keep(ines, field(url))).rejects.toMatchObject({ name: 'Invalid' })
    },
  )
})
