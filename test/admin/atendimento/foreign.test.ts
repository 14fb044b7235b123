import { expect, test } from 'vitest'
import { atendimentoRoutes } from '../../../admin/atendimento/routes.ts'
import { newId, sql } from '../../../engine/index.ts'
import { caseDesk } from './case-desk.ts'

test('what is not an operator’s to see does not exist for them, whatever they ask of it', async () => {
  const desk = await caseDesk()
  await desk.db.query(
    sql`insert into operator_department (operator_id, department_id) values (${desk.gil.id}, ${desk.comercial.id})`,
  )
  const gil = await desk.signIn(desk.gil)
  const everything = () =>
    desk.db.one(
      sql`select (select json_agg(a) from atendimento a) as cases, (select count(*) from event) as events`,
    )
  const before = await everything()
  for (const id of [desk.id, newId(), 'x', '1', '%27']) {
    for (const { method, path } of atendimentoRoutes) {
      const address = `${path.replace(':id', id).replaceAll(/:\w+/g, () => newId())}?before=999999`
      const { status } =
        method === 'get' ? await gil.get(address) : await gil.post(address, fieldsOf(path, desk))
      expect([method, address, status]).toEqual([method, address, 404])
    }
  }
  expect(await everything()).toEqual(before)
})

/** What the forms need to be right, so that they are refused for whose they are. */
function fieldsOf(path: string, desk: Awaited<ReturnType<typeof caseDesk>>): Record<string, string> {
  const part = path.replace(/^\/atendimentos\/:id\//, '')
  const known: Record<string, Record<string, string>> = {
    draft: { text: 'x' },
    transfer: { operatorId: desk.gil.id, version: '1' },
    forwarding: { kind: 'next' },
    comments: { visibility: 'private', text: 'x' },
    'comments/:log': { text: 'x' },
    finish: {
      classificationId: desk.classifications.resolvido,
      ratingAsked: 'no',
      visibility: 'private',
      version: '1',
    },
    files: { attachmentIds: newId() },
  }
  return known[part] ?? {}
}
