import { expect, test } from 'vitest'
import { formatDuration, parseDuration } from '../../../engine/sla-table/duration.ts'
import { desk, refusal } from '../administration/desk.ts'

test.each([
  ['8:00', 480],
  ['0:30', 30],
  ['1h30', 90],
  ['24', 1_440],
  ['8h', 480],
  ['100:05', 6_005],
  ['0:60', null],
  ['-1', null],
  ['1:5', null],
  ['8:00:00', null],
  ['meia hora', null],
])('business time typed as %s is %s minutes', (text, minutes) => {
  expect(parseDuration(text)).toBe(minutes)
})

test('business time is written in hours and minutes', () => {
  expect([0, 5, 90, 6_005].map(formatDuration)).toEqual(['0:00', '0:05', '1:30', '100:05'])
})

test('a table gives each type of work its time, and tells who goes by it', async () => {
  const { engine, rute, sensus } = await desk()
  const table = await engine.slaTables.add(rute, {
    name: 'Padrão',
    companyId: sensus.id,
    times: {
      corrective: { resolution: '8:00', firstResponse: '1:00' },
      question: { resolution: '', firstResponse: '' },
    },
  })
  const found = await engine.slaTables.find(rute, table.id)
  expect(found.times).toEqual({ corrective: { resolutionMinutes: 480, firstResponseMinutes: 60 } })
  expect(found).toMatchObject({ contracts: 0, companies: [] })
})

test('times are changed together and on record; a change of times alone counts as one for the slower person', async () => {
  const { engine, rute } = await desk()
  const times = { corrective: { resolution: '8:00', firstResponse: '1:00' } }
  const { id } = await engine.slaTables.add(rute, { name: 'Padrão', times })
  const { basis } = await engine.slaTables.find(rute, id)
  const faster = { emergency: { resolution: '2:00', firstResponse: '0:15' } }
  await engine.slaTables.change(rute, id, { name: 'Padrão', times: faster }, basis)
  expect((await engine.slaTables.find(rute, id)).times).toEqual({
    emergency: { resolutionMinutes: 120, firstResponseMinutes: 15 },
  })
  await expect(engine.slaTables.change(rute, id, { name: 'Padrão', times }, basis)).rejects.toMatchObject({
    code: 'changed_meanwhile',
  })
  const { rows } = await engine.audit.page(rute, { entityId: id })
  expect(rows[0]).toMatchObject({
    action: 'times_changed',
    before: { corrective: '8:00 / 1:00', emergency: null },
    after: { corrective: null, emergency: '2:00 / 0:15' },
  })
})

test('a time is whole or not there, and the first answer never comes after the solution', async () => {
  const { engine, rute } = await desk()
  const add = (resolution: string, firstResponse: string) =>
    refusal(engine.slaTables.add(rute, { name: 'X', times: { other: { resolution, firstResponse } } }))
  expect(await add('8:00', '')).toEqual(['times.other.firstResponse: required'])
  expect(await add('', '1:00')).toEqual(['times.other.resolution: required'])
  expect(await add('1:00', '2:00')).toEqual(['times.other.firstResponse: response_after_resolution'])
  expect(await add('depois', '0:10')).toEqual(['times.other.resolution: not_duration'])
  expect(await add('0:00', '0:00')).toEqual([
    'times.other.resolution: out_of_range',
    'times.other.firstResponse: out_of_range',
  ])
  const made = { name: 'X', times: { made_up: { resolution: '1:00', firstResponse: '1:00' } } } as never
  expect(await refusal(engine.slaTables.add(rute, made))).not.toBe('nothing was refused')
})

test('a table that a contract goes by cannot be removed', async () => {
  const { engine, rute, sensus, aurora } = await desk()
  const { id } = await engine.slaTables.add(rute, { name: 'Corporativo', companyId: sensus.id })
  const plan = await engine.plans.add(rute, { name: 'Fibra' })
  await engine.contracts.add(rute, aurora.id, {
    planId: plan.id,
    number: 'C-1',
    startsOn: '2026-01-01',
    slaTableId: id,
  })
  expect((await engine.slaTables.find(rute, id)).contracts).toBe(1)
  expect(await refusal(engine.slaTables.remove(rute, id))).toBe('Refused sla_table_in_use')
})
