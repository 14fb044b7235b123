import { expect, test } from 'vitest'
import { SYSTEM } from '../../../engine/actor.ts'
import { sql } from '../../../engine/database/sql.ts'
import { createProvider } from '../../provider.ts'
import { createWorld } from '../../world.ts'
import { desk, refusal } from '../administration/desk.ts'

test('customers are found by name with typos and without accents, by document and by code', async () => {
  const { engine, ana, sensus } = await desk()
  await engine.customers.add(SYSTEM, { companyId: sensus.id, name: 'Mercearia São João' })
  const found = async (search: string) =>
    (await engine.customers.page(ana, { search })).rows.map((customer) => customer.name)

  expect(await found('aurora')).toEqual(['Padaria Aurora Ltda'])
  expect(await found('padraia aurora')).toEqual(['Padaria Aurora Ltda'])
  expect(await found('sao joao')).toEqual(['Mercearia São João'])
  expect(await found('11.222.333')).toEqual(['Padaria Aurora Ltda'])
  expect(await found('c-17')).toEqual(['Padaria Aurora Ltda'])
  expect(await found('%')).toEqual([])
  expect(await found('_')).toEqual([])
})

test('a long list comes in pages that miss nobody and repeat nobody', async () => {
  const { engine, ana, sensus } = await desk()
  for (let i = 0; i < 60; i++)
    await engine.customers.add(SYSTEM, { companyId: sensus.id, name: `Cliente ${i % 7}` })

  const first = await engine.customers.page(ana)
  const second = await engine.customers.page(ana, { after: first.next })
  expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 11, null])
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(61)
  expect((await engine.customers.page(ana, { after: 'made-up' })).rows).toHaveLength(50)
})

test('a wrong document, a bad e-mail and an empty name are all named at once', async () => {
  const { engine, rute, sensus } = await desk()
  const input = { companyId: sensus.id, name: ' ', document: '123', email: 'nobody', phone: '12' }
  expect(await refusal(engine.customers.add(rute, input))).toEqual([
    'name: required',
    'document: not_document',
    'email: not_email',
    'phone: not_phone',
  ])
})

test('a code belongs to one customer of a company', async () => {
  const { engine, rute, sensus, totall } = await desk()
  const input = { name: 'Outra', code: 'C-17' }
  expect(await refusal(engine.customers.add(rute, { ...input, companyId: sensus.id }))).toEqual([
    'code: taken',
  ])
  await expect(engine.customers.add(rute, { ...input, companyId: totall.id })).resolves.toBeDefined()
})

test('agents and supervisors look customers up, only administrators change them', async () => {
  const { engine, ana, silvia, rute, aurora, carlosInChat } = await desk()
  expect((await engine.customers.find(ana, aurora.id)).name).toBe('Padaria Aurora Ltda')
  for (const actor of [ana, silvia, await carlosInChat()]) {
    expect(await refusal(engine.customers.add(actor, { companyId: aurora.companyId, name: 'X' }))).toBe(
      'Forbidden only_administrators',
    )
  }
  await engine.customers.change(rute, aurora.id, { name: 'Aurora Pães' })
  expect((await engine.customers.find(ana, aurora.id)).name).toBe('Aurora Pães')
  expect(await refusal(engine.customers.page(await carlosInChat()))).toBe('NotFound customer_not_found')
})

test('for somebody limited to one company the customers of others do not exist', async () => {
  const { engine, beto, aurora, sensus } = await desk()
  expect((await engine.customers.page(beto)).rows).toEqual([])
  expect(await refusal(engine.customers.find(beto, aurora.id))).toBe('NotFound customer_not_found')
  expect(await refusal(engine.customers.change(beto, aurora.id, { name: 'X' }))).toBe(
    'NotFound customer_not_found',
  )
  expect(await refusal(engine.customers.add(beto, { companyId: sensus.id, name: 'X' }))).toEqual([
    'companyId: unknown_choice',
  ])
  expect(await refusal(engine.customers.find(beto, 'not-an-id'))).toBe('NotFound customer_not_found')
})

test('of two who change the same customer the slower is told who was faster', async () => {
  const { engine, rute, aurora } = await desk()
  const seen = await engine.customers.find(rute, aurora.id)
  await engine.customers.change(rute, aurora.id, { name: 'Aurora 1' }, seen.basis)
  expect(await refusal(engine.customers.change(rute, aurora.id, { name: 'Aurora 2' }, seen.basis))).toBe(
    'Conflict changed_meanwhile',
  )
  expect((await engine.customers.find(rute, aurora.id)).name).toBe('Aurora 1')
})

test('invisible characters and runs of spaces do not reach the database', async () => {
  const { engine, rute, sensus } = await desk()
  const customer = await engine.customers.add(rute, {
    companyId: sensus.id,
    name: ' Zé\u0000  da\u202e\tEsquina ',
    notes: 'um\r\ndois\u0007',
  })
  expect(customer).toMatchObject({ name: 'Zé da Esquina', notes: 'um\ndois' })
})

test('a customer of all companies is known to each of them, and changed by its own alone', async () => {
  const { engine, rute, beto, aurora, carlos } = await desk()
  expect(await refusal(engine.customers.find(beto, aurora.id))).toBe('NotFound customer_not_found')
  const input = { name: aurora.name, allCompanies: true }
  await engine.customers.change(rute, aurora.id, input)
  expect(await engine.customers.find(beto, aurora.id)).toMatchObject({ allCompanies: true })
  expect((await engine.customers.page(beto)).rows).toHaveLength(1)
  expect((await engine.contacts.page(beto)).rows.map(({ id }) => id)).toEqual([carlos.id])
  expect(await engine.contracts.of(beto, aurora.id)).toEqual([])
  for (const refused of [
    engine.customers.change(beto, aurora.id, input),
    engine.contracts.add(beto, aurora.id, { number: '1', planId: aurora.id, startsOn: '2026-01-01' }),
  ])
    expect(await refusal(refused)).toBe('Forbidden shared_by_companies')
  expect(await refusal(engine.contacts.change(beto, carlos.id, { name: 'Tomado' }))).toBe(
    'Forbidden contact_of_other_companies',
  )
})

test('only who answers for all companies shares a customer among them', async () => {
  const { engine, beto, totall } = await desk()
  const input = { companyId: totall.id, name: 'Mercado' }
  expect(await refusal(engine.customers.add(beto, { ...input, allCompanies: true }))).toBe(
    'Forbidden shared_by_companies',
  )
  const { id } = await engine.customers.add(beto, input)
  expect(await refusal(engine.customers.change(beto, id, { name: 'Mercado', allCompanies: true }))).toBe(
    'Forbidden shared_by_companies',
  )
})

test('a customer is in a person group of its company, or in one that all share', async () => {
  const { engine, rute, sensus, totall, aurora } = await desk()
  const group = (companyId: string | null) =>
    engine.personGroups.add(rute, { companyId, name: 'Residencial' })
  const [own, foreign, shared] = [await group(sensus.id), await group(totall.id), await group(null)]
  const join = (personGroupId: string) =>
    engine.customers.change(rute, aurora.id, { name: aurora.name, personGroupId })
  expect(await refusal(join(foreign.id))).toEqual(['personGroupId: unknown_choice'])
  await join(shared.id)
  await join(own.id)
  expect(await engine.customers.find(rute, aurora.id)).toMatchObject({ personGroup: 'Residencial' })
})

test('a customer of every company is found in all of them; one among many by any of its words', async () => {
  const world = await createWorld()
  const { eva, redeVeloz, casaDaOlivia } = await createProvider(world)
  const found = async (search: string, actor = eva) =>
    (await world.engine.customers.page(actor, { search, active: true, most: 5 })).rows.map(({ name }) => name)
  await world.db.query(sql`
    insert into customer (id, company_id, name, document, code)
    select gen_random_uuid(), ${redeVeloz.id}, 'Maria Silva ' || n, lpad((n * 7919)::text, 11, '0'), 'M-' || n
    from generate_series(1, 3000) n`)
  expect(await found('braga')).toEqual(['Olívia Braga'])
  expect(await found('braga olivia')).toEqual(['Olívia Braga'])
  expect(await found('Olivia Bragga')).toEqual(['Olívia Braga'])
  expect(await found('529.982.247')).toEqual(['Olívia Braga'])
  expect((await found('2041'))[0]).toBe('Olívia Braga')
  expect(await found('m-77')).toContain('Maria Silva 77')
  expect(await found('silva 299')).toHaveLength(5)
  expect(await found('pad')).toEqual([])
  await world.db.query(sql`update customer set all_companies = true where id = ${world.padaria.id}`)
  expect(await found('pad')).toEqual(['Padaria Pão Quente'])
  expect(casaDaOlivia.id).toBeDefined()
})

test('inside an atendimento whoever registers it may create its customer, in a company that works with them', async () => {
  const world = await createWorld()
  const { eva, redeVeloz, personGroups } = await createProvider(world)
  const { customers } = world.engine
  const input = { companyId: redeVeloz.id, name: 'Zélia Prado', phone: '11 98765-4321' }
  const added = await customers.addOnTheSpot(eva, { ...input, personGroupId: personGroups.residencial })
  expect((await customers.find(eva, added.id)).name).toBe('Zélia Prado')
  expect(await refusal(customers.addOnTheSpot(eva, { ...input, name: '' }))).toEqual(['name: required'])
  expect(await refusal(customers.addOnTheSpot(world.ana, { ...input, companyId: world.horizonte.id }))).toBe(
    'Forbidden only_administrators',
  )
  expect(await refusal(customers.addOnTheSpot(eva, { ...input, companyId: world.horizonte.id }))).toEqual([
    'companyId: unknown_choice',
  ])
  expect(await refusal(customers.addOnTheSpot(eva, { ...input, personGroupId: redeVeloz.id }))).toEqual([
    'personGroupId: unknown_choice',
  ])
})
