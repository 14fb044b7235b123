import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import type { Light } from '../../../engine/express-check/lights.ts'
import { detailWords } from '../../../engine/express-check/words.ts'
import { seal } from '../../../engine/secret/sealed.ts'
import { createProvider } from '../../provider.ts'
import { createWorld } from '../../world.ts'
import { receiver } from '../outside/receiver.ts'

const READER = { language: 'pt' as const, timeZone: 'America/Sao_Paulo', currency: 'BRL' }

/** A provider whose ERP answers some of the lights in the way that is given. */
async function withErp(
  answer: (response: ServerResponse) => unknown,
  { lights = ['default', 'invoices'] as Light[], allowed = '127.0.0.0/8', timeoutMs = 500 } = {},
) {
  const world = await createWorld(allowed ? { OUTSIDE_NETWORKS: allowed } : {})
  const net = await createProvider(world)
  const { id: companyId } = net.redeVeloz
  const keep = (url: string) =>
    world.engine.outsideSystems.keep(world.davi, { companyId, kind: 'erp', url, timeoutMs, lights })
  const { secret } = await keep('https://erp.example/bote')
  const erp = await receiver({ secret: secret ?? '', now: () => world.clock.now(), answer })
  await keep(erp.url)
  const { id, connectionId, contractId } = net.casaDaOlivia
  async function look() {
    const { results } = await world.engine.expressChecks.look(net.eva, {
      customerId: id,
      connectionId,
      contractId,
    })
    return {
      states: Object.fromEntries(results.map(({ light, state, why }) => [light, why ?? state])),
      sources: Object.fromEntries(results.map(({ light, source }) => [light, source])),
      tookMs: Object.fromEntries(results.map(({ light, tookMs }) => [light, tookMs])),
      faults: results.flatMap(({ light, fault }) => (fault ? [`${light}: ${fault}`] : [])),
      said: (light: Light) =>
        results.find((each) => each.light === light)?.details.map((detail) => detailWords(detail, READER)),
    }
  }
  return { world, net, erp, look }
}

const json = (value: unknown) => (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))

describe('an ERP', () => {
  test('is asked once, signed, by codes and numbers, and answers only its own lights', async () => {
    const { erp, look } = await withErp(
      json({
        lights: { default: { state: 'green' }, invoices: { state: 'red', details: ['Boleto 17 em aberto'] } },
      }),
    )
    const check = await look()
    expect(erp.received).toHaveLength(1)
    expect(erp.received[0]?.signed).toBe(true)
    expect(JSON.parse(erp.received[0]?.body ?? '')).toEqual({
      version: 1,
      lights: ['default', 'invoices'],
      customer: { code: '2041', document: '52998224725' },
      connection: { number: expect.any(Number), login: 'olivia.braga' },
      contract: { number: 'RV-2041' },
    })
    expect(erp.received[0]?.body).not.toMatch(/Olívia|Rua do Sol/)
    expect(check.states).toMatchObject({
      default: 'green',
      invoices: 'red',
      online: 'green',
      contract: 'green',
    })
    expect(check.sources).toMatchObject({ default: 'erp', invoices: 'erp', online: 'bote', blocked: 'bote' })
    expect(check.said('invoices')).toEqual(['Boleto 17 em aberto'])
  })

  test('that hangs makes its own lights grey in its time, and delays no other', async () => {
    const { look } = await withErp(() => undefined)
    const check = await look()
    expect(check.states).toMatchObject({ default: 'timed_out', invoices: 'timed_out', online: 'green' })
    expect(check.tookMs.default).toBeGreaterThanOrEqual(490)
    for (const light of ['stop', 'pending', 'reduction', 'online', 'blocked', 'contract'])
      expect(check.tookMs[light], light).toBeLessThan(490)
  })

  test('that drips its answer for ever is grey in its time too', async () => {
    const { look } = await withErp((response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const drip = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(drip))
    })
    expect((await look()).states).toMatchObject({ default: 'timed_out', online: 'green' })
  })

  test.each<[string, (response: ServerResponse) => unknown, string]>([
    ['is down with an error', (response) => response.writeHead(500).end('boom'), 'failed'],
    ['hangs up', (response) => response.destroy(), 'failed'],
    ['answers in HTML', (response) => response.writeHead(200).end('<script>alert(1)</script>'), 'malformed'],
    ['answers half a JSON', (response) => response.writeHead(200).end('{"lights": {"def'), 'malformed'],
    ['answers a list', json([{ light: 'default', state: 'green' }]), 'malformed'],
    ['answers null', json(null), 'malformed'],
    ['answers lights as a list', json({ lights: ['default'] }), 'malformed'],
    ['answers another form', json({ status: 'ok' }), 'malformed'],
    ['says nothing of its lights', json({ lights: {} }), 'not_said'],
    ['says that it does not know', json({ lights: { default: { state: 'unknown' } } }), 'not_said'],
    ['knows a fourth colour', json({ lights: { default: { state: 'yellow' } } }), 'malformed'],
    ['says yes', json({ lights: { default: true } }), 'malformed'],
    ['says a number for a row', json({ lights: { default: { state: 'red', details: [7] } } }), 'malformed'],
    [
      'answers without end',
      (response) =>
        response.writeHead(200).end(`{"lights":{"default":{"state":"green","x":"${'x'.repeat(600_000)}"}}}`),
      'failed',
    ],
    [
      'sends the question elsewhere',
      (response) => response.writeHead(302, { location: 'http://127.0.0.1/' }).end(),
      'failed',
    ],
  ])('that %s makes its light grey', async (_, answer, why) => {
    const { look } = await withErp(answer, { lights: ['default'] })
    expect((await look()).states).toMatchObject({ default: why, online: 'green', invoices: 'red' })
  })

  test('that lies about one light spoils no other', async () => {
    const { look } = await withErp(
      json({
        lights: {
          default: { state: 1 },
          invoices: { state: 'green', details: [] },
          online: { state: 'red' },
        },
      }),
    )
    // It was not asked about online, and is not heard about it.
    expect((await look()).states).toMatchObject({ default: 'malformed', invoices: 'green', online: 'green' })
  })

  test('may send script, marks that turn text around, and far too much of it: it is text, and little of it', async () => {
    const rows = [
      '<script>alert(1)</script>',
      'a\u0000b\u202ec\r\nd',
      'x'.repeat(5_000),
      ...Array(100).fill('y'),
      '',
    ]
    const { look } = await withErp(json({ lights: { default: { state: 'red', details: rows } } }), {
      lights: ['default'],
    })
    const said = (await look()).said('default') ?? []
    expect(said[0]).toBe('<script>alert(1)</script>')
    expect(said[1]).toBe('a b c d')
    expect(said[2]).toHaveLength(300)
    expect(said).toHaveLength(21)
    expect(said.at(-1)).toBe('E mais 84.')
  })

  test.each(['__proto__', 'constructor', 'toString'])('cannot smuggle in %s', async (name) => {
    const { look } = await withErp((response) =>
      response.writeHead(200).end(`{"lights":{"${name}":{"state":"red"}},"__proto__":{"state":"red"}}`),
    )
    expect((await look()).states).toMatchObject({ default: 'not_said', invoices: 'not_said' })
    expect(({} as Record<string, unknown>).state).toBeUndefined()
  })

  test('at a private address is not asked unless that network is allowed, and administrators see why', async () => {
    const { look, erp } = await withErp(json({ lights: { default: { state: 'green' } } }), {
      lights: ['default'],
      allowed: '',
    })
    const check = await look()
    expect(check.states.default).toBe('failed')
    expect(check.faults).toEqual(['default: private_address'])
    expect(erp.received).toEqual([])
  })

  test.each(['file:///etc/passwd', 'gopher://127.0.0.1/', 'http://user:pass@127.0.0.1/', 'not an address'])(
    'at %s is not asked',
    async (url) => {
      const { world, look } = await withErp(json({}), { lights: ['default'] })
      await world.db.query(sql`update outside_system set url = ${url}`)
      const check = await look()
      expect(check.states.default).toBe('failed')
      expect(check.faults).toEqual(['default: bad_address'])
    },
  )

  test('whose secret was sealed by another installation is not asked', async () => {
    const { world, look, erp } = await withErp(json({}), { lights: ['default'] })
    const foreign = seal('the key of another installation', 'outside_system', 'secret')
    await world.db.query(sql`update outside_system set secret_encrypted = ${foreign}`)
    expect((await look()).faults).toEqual(['default: secret_lost'])
    expect(erp.received).toEqual([])
  })

  test('of another company, or switched off, is not asked: the records here answer', async () => {
    const { world, look, erp } = await withErp(json({ lights: { default: { state: 'red' } } }))
    await world.db.query(sql`update outside_system set active = false`)
    expect((await look()).sources.default).toBe('bote')
    await world.db.query(sql`update outside_system set active = true, company_id = ${world.horizonte.id}`)
    expect((await look()).sources.default).toBe('bote')
    expect(erp.received).toEqual([])
  })
})
