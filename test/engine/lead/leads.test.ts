import { beforeEach, describe, expect, test } from 'vitest'
import type { OperatorActor } from '../../../engine/actor.ts'
import { sql } from '../../../engine/database/sql.ts'
import { leadsToAtendimento, WAY } from '../../../engine/lead/stages.ts'
import { createProvider, type Provider } from '../../provider.ts'
import { createWorld, type World } from '../../world.ts'
import { refusal } from '../administration/desk.ts'

let world: World
let net: Provider
/** May only prospect, as every new agent. */
let eva: OperatorActor
let seller: OperatorActor

beforeEach(async () => {
  world = await createWorld()
  net = await createProvider(world)
  eva = net.eva
  seller = { ...net.gil, permissions: ['simple_lead', 'complete_lead'] }
})

const verbs = () => world.engine.leads
const BRUNA = { name: 'Bruna Teles', phone: '(11) 98765-4321', interest: 'Fibra para o escritório' }
const add = (by = eva, more: object = {}) => verbs().add(by, { ...BRUNA, ...more })
const through = async (id: string, ...stages: string[]) => {
  for (const stage of stages) await verbs().move(seller, id, { stage })
}

describe('a lead', () => {
  test('takes its protocol from the sequence of the atendimentos, without gaps', async () => {
    const first = await net.registers(eva)
    const lead = await add()
    const second = await net.registers(eva)
    expect([first.protocol, lead.protocol, second.protocol]).toEqual(['202611.1', '202611.2', '202611.3'])
    expect(lead).toMatchObject({
      kind: 'simple',
      stage: 'prospecting',
      phone: '+5511987654321',
      operatorId: eva.id,
    })
  })

  test('says all that is wrong with it, and must be reachable', async () => {
    expect(await refusal(add(eva, { name: ' ', phone: '12', document: '111', email: 'x' }))).toEqual([
      'name: required',
      'document: not_document',
      'phone: not_phone',
      'email: not_email',
    ])
    expect(await refusal(add(eva, { phone: '' }))).toEqual(['phone: required'])
    expect((await add(eva, { phone: '', customerId: net.mercadoSol.id })).customerId).toBe(net.mercadoSol.id)
  })

  test('goes through its stages, forth and back, and each step is in its history', async () => {
    const { id } = await add()
    await through(id, 'qualification', 'proposal', 'qualification')
    expect(
      (await verbs().history(eva, id)).map(({ type, from, to, actor }) => [type, from, to, actor]),
    ).toEqual([
      ['move', 'proposal', 'qualification', 'Gil Moura'],
      ['move', 'qualification', 'proposal', 'Gil Moura'],
      ['move', 'prospecting', 'qualification', 'Gil Moura'],
      ['open', null, 'prospecting', 'Eva Dias'],
    ])
    expect(await verbs().find(eva, id)).toMatchObject({ kind: 'complete', stage: 'qualification' })
  })

  test('is lost with a reason, and can begin again', async () => {
    const { id } = await add()
    expect(await refusal(verbs().lose(seller, id, { reason: '' }))).toEqual(['reason: required'])
    expect(await verbs().lose(seller, id, { reason: 'Sem viabilidade' })).toMatchObject({
      stage: 'lost',
      lostReason: 'Sem viabilidade',
    })
    expect(await refusal(verbs().move(seller, id, { stage: 'proposal' }))).toBe('Refused lead_is_over')
    expect(await verbs().reopen(seller, id)).toMatchObject({ stage: 'prospecting', lostReason: null })
    expect(await refusal(verbs().reopen(seller, id))).toBe('Refused lead_is_not_over')
  })

  test('cannot be moved to a stage that there is not, nor lost without the verb for it', async () => {
    const { id } = await add()
    for (const stage of ['lost', 'anything', '', '__proto__'])
      expect(await refusal(verbs().move(seller, id, { stage })), stage).toEqual(['stage: unknown_choice'])
  })

  test('tells who comes late that somebody else was faster', async () => {
    const { id, version } = await add()
    await verbs().move(seller, id, { stage: 'proposal' }, version)
    await expect(verbs().lose(net.iara, id, { reason: 'x' }, version)).rejects.toMatchObject({
      code: 'changed_meanwhile',
      details: { winner: 'Gil Moura' },
    })
  })
})

describe('by permission', () => {
  test('who may only prospect creates simple leads and mends their own, no more', async () => {
    expect(await refusal(add(eva, { kind: 'complete' }))).toBe('Forbidden only_complete_leads')
    const { id } = await add()
    expect(await verbs().change(eva, id, { ...BRUNA, notes: 'Ligar à tarde' })).toMatchObject({
      notes: 'Ligar à tarde',
    })
    expect(await refusal(verbs().change(net.lia, id, { ...BRUNA, notes: 'x' }))).toBe(
      'Forbidden only_complete_leads',
    )
    expect(await refusal(verbs().move(eva, id, { stage: 'qualification' }))).toBe(
      'Forbidden only_complete_leads',
    )
    expect(await refusal(verbs().lose(eva, id, { reason: 'x' }))).toBe('Forbidden only_complete_leads')
    await through(id, 'qualification')
    expect(await refusal(verbs().change(eva, id, { ...BRUNA, notes: 'y' }))).toBe(
      'Forbidden only_complete_leads',
    )
  })

  test('who may do neither does not know of leads; supervisors may all', async () => {
    const { id } = await add(net.iara, { kind: 'complete' })
    const without = { ...eva, permissions: [] }
    expect(await refusal(verbs().find(without, id))).toBe('NotFound lead_not_found')
    expect(await refusal(verbs().page(without))).toBe('NotFound lead_not_found')
    expect(await refusal(add(without))).toBe('Forbidden only_leads')
    expect(await refusal(verbs().find(net.olivia, id))).toBe('NotFound lead_not_found')
    expect(await verbs().move(net.iara, id, { stage: 'won' })).toMatchObject({ stage: 'won' })
  })

  test('of another company there are none, whatever is asked', async () => {
    const { id } = await add()
    const stranger = { ...world.caio, companyId: world.horizonte.id }
    expect((await verbs().page(stranger)).rows).toEqual([])
    for (const deed of [
      () => verbs().find(stranger, id),
      () => verbs().history(stranger, id),
      () => verbs().change(stranger, id, BRUNA),
      () => verbs().move(stranger, id, { stage: 'won' }),
      () => verbs().lose(stranger, id, { reason: 'x' }),
      () => verbs().reopen(stranger, id),
    ])
      expect(await refusal(deed())).toBe('NotFound lead_not_found')
    expect(await refusal(add(stranger, { customerId: net.mercadoSol.id }))).toBe(
      'NotFound customer_not_found',
    )
    expect(await refusal(add(stranger, { companyId: net.redeVeloz.id }))).toEqual([
      'companyId: unknown_choice',
    ])
    expect(await refusal(add(world.caio))).toEqual(['companyId: required'])
    expect(await add(world.caio, { companyId: net.redeVeloz.id })).toMatchObject({
      companyId: net.redeVeloz.id,
    })
  })
})

describe('in a case', () => {
  test('one lead can be created, of the case’s customer, and both know of each other', async () => {
    const { id, protocol } = await net.claims(eva)
    const lead = await verbs().add(eva, BRUNA, { atendimentoId: id })
    expect(lead).toMatchObject({
      createdInId: id,
      customerId: net.casaDaOlivia.id,
      companyId: net.redeVeloz.id,
    })
    expect(await verbs().find(eva, lead.id)).toMatchObject({ createdIn: protocol })
    const events = await world.db.rows<{ data: unknown }>(
      sql`select data from event where entity_id = ${id} and type = 'createLead'`,
    )
    expect(events).toEqual([{ data: { leadId: lead.id, lead: `${lead.protocol} · Bruna Teles` } }])
    expect(await refusal(verbs().add(eva, BRUNA, { atendimentoId: id }))).toBe('Refused case_has_lead')
    const { count } = await world.db.query(sql`select from event where type = 'createLead'`)
    expect(count).toBe(1)
  })

  test('of two at once one is created', async () => {
    const { id } = await net.claims(eva)
    const both = await Promise.allSettled([1, 2].map(() => verbs().add(eva, BRUNA, { atendimentoId: id })))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'case_has_lead' },
    })
  })

  test('that is somebody else’s, or nobody’s yet, none is created and no number is lost', async () => {
    const { id } = await net.starts(eva)
    expect(await refusal(verbs().add(eva, BRUNA, { atendimentoId: id }))).toBe(
      'Forbidden atendimento.createLead',
    )
    expect(await refusal(verbs().add(eva, BRUNA, { atendimentoId: 'made up' }))).toBe('NotFound atendimento')
    expect((await add()).protocol).toBe('202611.2')
  })
})

describe('an atendimento', () => {
  test.each(WAY.map((stage) => [stage, leadsToAtendimento(stage)] as const))(
    'follows a lead that stands at %s: %s',
    async (stage, may) => {
      const { id, protocol } = await add()
      if (stage !== 'prospecting') await through(id, stage)
      const follow = net.registers(eva, { leadId: id })
      if (!may) return expect(await refusal(follow)).toBe('Refused lead_too_early')
      expect((await follow).protocol).toBe(protocol)
    },
  )

  test('follows it once, under its protocol, and makes a customer of it', async () => {
    const { id, protocol } = await add()
    await through(id, 'negotiation')
    const both = await Promise.allSettled([
      net.registers(eva, { leadId: id }),
      net.registers(net.iara, { leadId: id }),
    ])
    const [won] = both.filter((each) => each.status === 'fulfilled')
    const [lost] = both.filter((each) => each.status === 'rejected')
    expect(won?.value).toMatchObject({ protocol })
    expect(lost?.reason).toMatchObject({ code: 'lead_has_case' })
    expect(await verbs().find(eva, id)).toMatchObject({
      atendimentoId: won?.value.id,
      customerId: net.casaDaOlivia.id,
    })
    expect((await verbs().history(eva, id))[0]).toMatchObject({ type: 'follow', data: { protocol } })
    expect((await net.registers(eva)).protocol).toBe('202611.2')
  })

  test('follows no lead that was lost, is made up, or is another company’s', async () => {
    const { id } = await add()
    await verbs().lose(seller, id, { reason: 'x' })
    expect(await refusal(net.registers(eva, { leadId: id }))).toBe('Refused lead_too_early')
    expect(await refusal(net.registers(eva, { leadId: net.redeVeloz.id }))).toBe('NotFound lead')
    await world.db.query(sql`update lead set stage = 'won', company_id = ${world.horizonte.id}`)
    expect(await refusal(net.registers(eva, { leadId: id }))).toBe('NotFound lead')
  })
})

describe('the list', () => {
  test('shows a stage or all of them, the last touched first, and finds by name, phone and protocol', async () => {
    const bruna = await add()
    world.clock.advance(1_000)
    await add(eva, { name: 'Ênio Sá', phone: '', email: 'enio@exemplo.com.br' })
    world.clock.advance(1_000)
    await through(bruna.id, 'proposal')
    const names = async (filters: object = {}) =>
      (await verbs().page(eva, filters)).rows.map(({ name }) => name)
    expect(await names()).toEqual(['Bruna Teles', 'Ênio Sá'])
    expect(await names({ stage: 'prospecting' })).toEqual(['Ênio Sá'])
    expect(await names({ text: 'enio' })).toEqual(['Ênio Sá'])
    expect(await names({ text: '98765' })).toEqual(['Bruna Teles'])
    expect(await names({ text: '202611.1' })).toEqual(['Bruna Teles'])
    expect(await names({ text: '%' })).toEqual([])
  })

  test('comes in pages that miss nobody, and begins at its top for a place that is made up', async () => {
    for (let n = 0; n < 60; n++) await add(eva, { name: `Interessado ${n}` })
    const first = await verbs().page(eva)
    const second = await verbs().page(eva, { after: first.next })
    expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 10, null])
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(60)
    for (const key of [['x', bogus], [new Date().toISOString(), '1'], ['']]) {
      const after = Buffer.from(JSON.stringify(key)).toString('base64url')
      expect((await verbs().page(eva, { after })).rows).toHaveLength(50)
    }
  })
})

const bogus = '00000000-0000-7000-8000-000000000000'
