import { expect, test } from 'vitest'
import { newId } from '../../../engine/database/id.ts'
import { addOperator } from '../../world.ts'
import { desk, refusal } from '../administration/desk.ts'

test('a group has people of its company or of all, and who came and went is on record', async () => {
  const { engine, db, rute, sensus, totall } = await desk()
  const lia = await addOperator(db, 'Lia Torres', 'agent', sensus.id)
  const nuno = await addOperator(db, 'Nuno Prates', 'agent')
  const alheio = await addOperator(db, 'Ivo Reis', 'agent', totall.id)
  const group = await engine.technicianGroups.add(rute, {
    companyId: sensus.id,
    name: 'Equipe Norte',
    memberIds: [lia.id, nuno.id, lia.id],
  })
  expect(await engine.technicianGroups.find(rute, group.id)).toMatchObject({
    members: ['Lia Torres', 'Nuno Prates'],
  })
  const change = (memberIds: string[]) =>
    engine.technicianGroups.change(rute, group.id, { name: 'Equipe Norte', memberIds })
  expect(await refusal(change([alheio.id]))).toEqual(['memberIds: unknown_choice'])
  expect(await refusal(change([newId()]))).toEqual(['memberIds: unknown_choice'])
  await change([nuno.id])
  expect((await engine.technicianGroups.find(rute, group.id)).memberIds).toEqual([nuno.id])
  const { rows } = await engine.audit.page(rute, { entityId: group.id })
  expect(rows[0]).toMatchObject({
    action: 'composed',
    before: { members: ['Lia Torres', 'Nuno Prates'] },
    after: { members: ['Nuno Prates'] },
  })
})
