import { expect, test } from 'vitest'
import { desk, refusal } from '../administration/desk.ts'

test('a company keeps its hours, its silence policy and its way of rating', async () => {
  const { engine, rute, sensus } = await desk()
  const {
    id,
    active,
    createdAt: _,
    basis,
    ...values
  } = (await engine.companies.find(rute, sensus.id)) as never as Record<string, unknown> & { id: string }
  const changed = await engine.companies.change(
    rute,
    id,
    {
      ...(values as never as Parameters<typeof engine.companies.change>[2]),
      ratingScale: 'one_is_best',
      active: active as boolean,
    },
    basis as string,
  )
  expect(changed).toMatchObject({ ratingScale: 'one_is_best', name: 'Sensus' })
})

test('only who answers for all companies founds one; who is limited changes their own', async () => {
  const { engine, beto, sensus, totall, calendar, policy } = await desk()
  const input = {
    name: 'Totall Ltda',
    timeZone: 'America/Manaus',
    calendarId: calendar.id,
    silencePolicyId: policy.id,
  }
  expect(await refusal(engine.companies.add(beto, input))).toBe('Forbidden only_administrators')
  expect((await engine.companies.list(beto)).map(({ name }) => name)).toEqual(['Totall'])
  expect(await refusal(engine.companies.change(beto, sensus.id, input))).toBe('NotFound company_not_found')
  expect(await engine.companies.change(beto, totall.id, input)).toMatchObject({ timeZone: 'America/Manaus' })
  expect(await refusal(engine.companies.change(beto, totall.id, { ...input, timeZone: '+03:00' }))).toEqual([
    'timeZone: unknown_choice',
  ])
})

test('a company says what it works with, what its customers may use, and by which SLA table', async () => {
  const { engine, rute, sensus, totall, calendar, policy } = await desk()
  const table = (companyId: string | null) => engine.slaTables.add(rute, { companyId, name: 'Padrão' })
  const input = {
    name: 'Sensus',
    timeZone: 'America/Sao_Paulo',
    calendarId: calendar.id,
    silencePolicyId: policy.id,
    usesTickets: false,
    usesAtendimentos: true,
    contatoEnabled: false,
    defaultNotificationLevel: 'all' as const,
    overdueDays: 0,
  }
  const change = (more: object) => engine.companies.change(rute, sensus.id, { ...input, ...more })
  expect(await refusal(change({ slaTableId: (await table(totall.id)).id }))).toEqual([
    'slaTableId: unknown_choice',
  ])
  expect(await refusal(change({ defaultNotificationLevel: 'some', overdueDays: 400 }))).toEqual([
    'defaultNotificationLevel: unknown_choice',
    'overdueDays: out_of_range',
  ])
  const own = await table(sensus.id)
  expect(await change({ slaTableId: own.id })).toMatchObject({
    usesTickets: false,
    usesAtendimentos: true,
    contatoEnabled: false,
    atendimentosEnabled: true,
    defaultRatingAsked: true,
    slaTableId: own.id,
  })
  const founded = { ...input, name: 'Nova', slaTableId: own.id }
  expect(await refusal(engine.companies.add(rute, founded))).toEqual(['slaTableId: unknown_choice'])
})
