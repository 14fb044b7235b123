import { expect, test } from 'vitest'
import { SILENCE_PRESETS } from '../../../engine/silence/presets.ts'
import { desk, refusal } from '../administration/desk.ts'

const totall = { ...SILENCE_PRESETS.totall, reminderDaysBefore: [3] }
const totvs = { ...SILENCE_PRESETS.totvs, reminderDaysBefore: [2, 1] }

async function withTotall() {
  const cast = await desk()
  const fifteen = await cast.engine.silencePolicies.add(cast.rute, { name: 'TOTALL', ...totall })
  return { ...cast, fifteen }
}

test('a ticket stands under its contract’s policy, else its department’s, else its company’s', async () => {
  const { engine, rute, sensus, suporte, aurora, fifteen } = await withTotall()
  const plan = await engine.plans.add(rute, { name: 'Essencial' })
  const contract = await engine.contracts.add(rute, aurora.id, {
    planId: plan.id,
    number: '1',
    startsOn: '2026-01-01',
    silencePolicyId: fifteen.id,
  })
  const policy = async (contractId: string | null) =>
    (await engine.silencePolicies.policyFor({ companyId: sensus.id, departmentId: suporte.id, contractId }))
      .name
  expect([await policy(null), await policy(contract.id)]).toEqual(['TOTVS', 'TOTALL'])
  await engine.departments.change(rute, suporte.id, { name: 'Suporte', silencePolicyId: fifteen.id })
  expect(await policy(null)).toBe('TOTALL')
})

test('the simulation says what would close by when, and changes nothing', async () => {
  const { engine, rute, ticket } = await withTotall()
  await ticket({
    title: 'Pendente',
    state: 'pending_customer',
    silentSince: new Date('2026-04-02T12:00:00Z'),
  })
  await ticket({
    title: 'Resolvido',
    state: 'awaiting_approval',
    silentSince: new Date('2026-03-28T12:00:00Z'),
  })
  await ticket({ title: 'Com a equipe', state: 'in_progress' })
  await ticket({ title: 'Encerrado', state: 'closed', silentSince: new Date('2026-03-28T12:00:00Z') })

  const { total, differ, overdue, tickets } = await engine.silencePolicies.simulate(rute, totall)
  expect({ total, differ, overdue }).toEqual({ total: 2, differ: 2, overdue: 0 })
  expect(tickets).toMatchObject([
    {
      title: 'Resolvido',
      customer: 'Padaria Aurora Ltda',
      policy: 'TOTVS',
      current: { closesAt: new Date('2026-04-02T12:00:00Z'), follows: 'close' },
      drafted: { closesAt: new Date('2026-04-12T12:00:00Z'), reminders: [new Date('2026-04-09T12:00:00Z')] },
    },
    {
      title: 'Pendente',
      current: {
        follows: 'validation',
        movesAt: new Date('2026-04-09T12:00:00Z'),
        closesAt: new Date('2026-04-14T12:00:00Z'),
      },
      drafted: { follows: 'close', closesAt: new Date('2026-04-17T12:00:00Z') },
    },
  ])
})

test('a ticket that a draft would move at once is counted as overdue', async () => {
  const { engine, rute, ticket } = await withTotall()
  await ticket({ state: 'pending_customer', silentSince: new Date('2026-04-02T12:00:00Z') })
  const { overdue, tickets } = await engine.silencePolicies.simulate(rute, { ...totvs, pendingDays: 2 })
  expect(overdue).toBe(1)
  // The five days of validation would only begin now.
  expect(tickets[0]?.drafted.closesAt).toEqual(new Date('2026-04-11T12:00:00Z'))
})

test('the simulation is limited to the policy asked for and to what the person may see', async () => {
  const { engine, rute, beto, silvia, ana, sensus, fifteen, policy, ticket } = await withTotall()
  const silent = { state: 'awaiting_approval', silentSince: new Date('2026-04-02T12:00:00Z') }
  await ticket(silent)
  const other = await engine.departments.add(rute, {
    companyId: sensus.id,
    name: 'Financeiro',
    silencePolicyId: fifteen.id,
  })
  await ticket({ ...silent, departmentId: other.id })
  const total = async (actor: typeof rute, policyId?: string) =>
    (await engine.silencePolicies.simulate(actor, totall, { policyId })).total

  expect(await total(rute)).toBe(2)
  expect(await total(rute, fifteen.id)).toBe(1)
  expect(await total(rute, policy.id)).toBe(1)
  expect(await total({ ...silvia, departmentIds: [other.id] })).toBe(1)
  expect(await total(beto)).toBe(0)
  expect(await refusal(total(ana))).toBe('NotFound silence_policy_not_found')
})

test('days are whole and at least one; reminders are kept once, farthest first', async () => {
  const { engine, rute, policy } = await withTotall()
  const change = (more: object) =>
    engine.silencePolicies.change(rute, policy.id, { name: 'P', ...totvs, ...more })
  expect(await refusal(change({ pendingDays: 0, validationDays: 1.5, approvalDays: 'x' }))).toEqual([
    'pendingDays: out_of_range',
    'validationDays: not_number',
    'approvalDays: not_number',
  ])
  expect(await change({ reminderDaysBefore: [1, 3, 1] })).toMatchObject({ reminderDaysBefore: [3, 1] })
})

test('a policy that somebody stands under is not removed', async () => {
  const { engine, rute, beto, policy, fifteen } = await withTotall()
  expect(await refusal(engine.silencePolicies.remove(rute, policy.id))).toBe('Refused silence_policy_in_use')
  expect(await refusal(engine.silencePolicies.remove(beto, fifteen.id))).toBe('Forbidden only_administrators')
  await engine.silencePolicies.remove(rute, fifteen.id)
  expect((await engine.silencePolicies.list(rute)).map(({ name }) => name)).toEqual(['TOTVS'])
})
