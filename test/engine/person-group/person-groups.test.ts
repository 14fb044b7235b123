import { expect, test } from 'vitest'
import { desk, refusal } from '../administration/desk.ts'

test('a group says how urgent its customers are, and how what they ask begins', async () => {
  const { engine, rute, sensus, totall, aurora } = await desk()
  const process = (companyId: string | null) =>
    engine.processes.add(rute, { companyId, name: 'Sem conexão', slaType: 'corrective' })
  const [own, foreign, shared] = [await process(sensus.id), await process(totall.id), await process(null)]
  const closing = await engine.classifications.add(rute, { name: 'Resolvido', closing: true })
  const opening = await engine.classifications.add(rute, { name: 'Sem acesso' })
  const add = (input: object) =>
    engine.personGroups.add(rute, { companyId: sensus.id, name: 'Corporativo', priority: 1, ...input })

  expect(await refusal(add({ processId: foreign.id }))).toEqual(['processId: unknown_choice'])
  expect(await refusal(add({ classificationId: closing.id }))).toEqual(['classificationId: unknown_choice'])
  expect(await refusal(add({ priority: 6 }))).toEqual(['priority: out_of_range'])
  const group = await add({ processId: own.id, classificationId: opening.id })
  await engine.customers.change(rute, aurora.id, { name: aurora.name, personGroupId: group.id })
  expect(await engine.personGroups.find(rute, group.id)).toMatchObject({
    process: 'Sem conexão',
    classification: 'Sem acesso',
    customers: 1,
  })
  expect(await refusal(engine.personGroups.remove(rute, group.id))).toBe('Refused person_group_in_use')

  const forAll = { name: 'De todas', companyId: null }
  expect(await refusal(add({ ...forAll, processId: own.id }))).toEqual(['processId: unknown_choice'])
  expect(await add({ ...forAll, processId: shared.id })).toMatchObject({ processId: shared.id })
})
