import { expect, test } from 'vitest'
import { desk, refusal } from '../administration/desk.ts'

async function withPlans() {
  const cast = await desk()
  const basic = await cast.engine.plans.add(cast.rute, { name: 'Essencial' })
  const premium = await cast.engine.plans.add(cast.rute, { name: 'Premium', whatsapp: true, phone: true })
  return { ...cast, basic, premium }
}

test('the contract that counts is the one whose dates hold today where the company is', async () => {
  const { engine, clock, rute, aurora, basic, premium } = await withPlans()
  const contract = (planId: string, startsOn: string, endsOn: string | null) =>
    engine.contracts.add(rute, aurora.id, { planId, number: startsOn, startsOn, endsOn })
  await contract(basic.id, '2025-01-01', '2026-04-06')
  await contract(premium.id, '2026-04-07', null)

  clock.set('2026-04-07T02:59:00Z') // still the evening of the 6th in São Paulo
  expect(await engine.contracts.current(aurora.id)).toMatchObject({ plan: 'Essencial', whatsapp: false })
  clock.set('2026-04-07T03:00:00Z')
  expect(await engine.contracts.current(aurora.id)).toMatchObject({
    plan: 'Premium',
    whatsapp: true,
    startsOn: '2026-04-07',
  })
})

test('no contract counts before the first and after the last, nor one switched off', async () => {
  const { engine, rute, aurora, basic } = await withPlans()
  const input = { planId: basic.id, number: '1', startsOn: '2026-05-01', endsOn: '' }
  const { id } = await engine.contracts.add(rute, aurora.id, input)
  expect(await engine.contracts.current(aurora.id)).toBeNull()
  await engine.contracts.change(rute, aurora.id, id, { ...input, startsOn: '2026-04-01', active: false })
  expect(await engine.contracts.current(aurora.id)).toBeNull()
  await engine.contracts.change(rute, aurora.id, id, { ...input, startsOn: '2026-04-01' })
  expect(await engine.contracts.current(aurora.id)).toMatchObject({ id })
})

test('a contract ends after it begins, and its plan exists', async () => {
  const { engine, rute, aurora, basic } = await withPlans()
  const input = { planId: basic.id, number: '1', startsOn: '2026-05-01' }
  expect(await refusal(engine.contracts.add(rute, aurora.id, { ...input, endsOn: '2026-04-30' }))).toEqual([
    'endsOn: ends_before_it_begins',
  ])
  expect(await refusal(engine.contracts.add(rute, aurora.id, { ...input, planId: aurora.id }))).toEqual([
    'planId: unknown_choice',
  ])
  expect(await refusal(engine.contracts.add(rute, aurora.id, { ...input, startsOn: '31/12/2026' }))).toEqual([
    'startsOn: not_date',
  ])
})

test('a contract is reached through its own customer only', async () => {
  const { engine, rute, beto, ana, aurora, sensus, basic } = await withPlans()
  const other = await engine.customers.add(rute, { companyId: sensus.id, name: 'Outra' })
  const { id } = await engine.contracts.add(rute, aurora.id, {
    planId: basic.id,
    number: '1',
    startsOn: '2026-01-01',
  })
  expect(await engine.contracts.of(ana, aurora.id)).toMatchObject([{ id, plan: 'Essencial' }])
  expect(await engine.contracts.of(beto, aurora.id)).toEqual([])
  expect(await refusal(engine.contracts.find(rute, other.id, id))).toBe('NotFound contract_not_found')
  expect(
    await refusal(
      engine.contracts.add(beto, aurora.id, { planId: basic.id, number: '2', startsOn: '2026-01-01' }),
    ),
  ).toBe('NotFound customer_not_found')
})

test('a plan that contracts have is not removed; its name is unique', async () => {
  const { engine, rute, beto, aurora, basic, premium } = await withPlans()
  await engine.contracts.add(rute, aurora.id, { planId: basic.id, number: '1', startsOn: '2026-01-01' })
  expect(await refusal(engine.plans.remove(rute, basic.id))).toBe('Refused plan_in_use')
  expect(await refusal(engine.plans.add(rute, { name: 'Premium' }))).toEqual(['name: taken'])
  expect(await refusal(engine.plans.change(beto, premium.id, { name: 'Meu' }))).toBe(
    'Forbidden only_administrators',
  )
  await engine.plans.remove(rute, premium.id)
  expect((await engine.plans.list(rute)).map(({ name, contracts }) => [name, contracts])).toEqual([
    ['Essencial', 1],
  ])
})

test('a contract takes an SLA table of its company or of all, and its own days until a default', async () => {
  const { engine, rute, sensus, totall, aurora, basic } = await withPlans()
  const table = (companyId: string | null) => engine.slaTables.add(rute, { companyId, name: 'Corporativo' })
  const [own, foreign, shared] = [await table(sensus.id), await table(totall.id), await table(null)]
  const input = { planId: basic.id, number: '1', startsOn: '2026-01-01' }
  const add = (slaTableId: string) => engine.contracts.add(rute, aurora.id, { ...input, slaTableId })
  expect(await refusal(add(foreign.id))).toEqual(['slaTableId: unknown_choice'])
  await add(shared.id)
  const { id } = await add(own.id)
  await engine.contracts.change(rute, aurora.id, id, { ...input, slaTableId: own.id, overdueDays: 5 })
  expect(await engine.contracts.find(rute, aurora.id, id)).toMatchObject({
    slaTable: 'Corporativo',
    overdueDays: 5,
  })
})

test('a contract is accepted, cancelled with a reason and reinstated, each once and on record', async () => {
  const { engine, clock, rute, silvia, beto, aurora, basic } = await withPlans()
  const input = { planId: basic.id, number: '5498', startsOn: '2026-01-01' }
  const { id } = await engine.contracts.add(rute, aurora.id, input)
  const { accept, cancel, reinstate, change, find } = engine.contracts

  await accept(rute, aurora.id, id)
  const { acceptedAt } = await find(rute, aurora.id, id)
  clock.advance(60_000)
  await accept(rute, aurora.id, id)
  expect((await find(rute, aurora.id, id)).acceptedAt).toEqual(acceptedAt)

  expect(await refusal(cancel(rute, aurora.id, id, { reason: ' ' }))).toEqual(['reason: required'])
  expect(await refusal(cancel(silvia, aurora.id, id, { reason: 'x' }))).toBe('Forbidden only_administrators')
  expect(await refusal(cancel(beto, aurora.id, id, { reason: 'x' }))).toBe('NotFound contract_not_found')
  const attempts = ['Mudou de cidade', 'Falta de pagamento'].map((reason) =>
    refusal(cancel(rute, aurora.id, id, { reason })),
  )
  expect((await Promise.all(attempts)).sort()).toEqual(['Refused contract_cancelled', 'nothing was refused'])
  expect(await engine.contracts.current(aurora.id)).toBeNull()
  expect(await refusal(change(rute, aurora.id, id, input))).toBe('Refused contract_cancelled')

  await reinstate(rute, aurora.id, id)
  expect(await refusal(reinstate(rute, aurora.id, id))).toBe('Refused contract_not_cancelled')
  expect(await find(rute, aurora.id, id)).toMatchObject({ active: true, cancelledAt: null })
  const { rows } = await engine.audit.page(rute, { entityId: id })
  expect(rows.map(({ action, after }) => [action, Object.keys(after ?? {}).sort()])).toEqual([
    ['changed', ['active', 'cancelReason', 'cancelledAt']],
    ['changed', ['active', 'cancelReason', 'cancelledAt']],
    ['changed', ['acceptedAt']],
    ['added', expect.any(Array)],
  ])
})
