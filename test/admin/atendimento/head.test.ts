import { expect, test } from 'vitest'
import { newId, sql } from '../../../engine/index.ts'
import { between, caseDesk, wordsOf } from './case-desk.ts'

test('the head says protocol, customer with tags, where it stands and who is on it (R59)', async () => {
  const desk = await caseDesk()
  await desk.db.query(sql`update customer set tags = '{VIP,fibra}' where id = ${desk.casaDaOlivia.id}`)
  const { body } = await desk.client.get(desk.path)
  const head = wordsOf(between(body, 'id="case-head"', '</header>'))
  for (const word of [desk.protocol, 'Olívia Braga', 'VIP', 'fibra', 'Sem conexão › Triagem', 'Eva Dias'])
    expect(head).toContain(word)
  expect(body).toMatch(new RegExp(`<title>[^<]*${desk.protocol} Olívia Braga`))
})

test('a stop that is known stands in the head until it is closed', async () => {
  const desk = await caseDesk()
  const { stopNotices } = desk.engine
  const [notice] = await stopNotices.open(desk.iara, {
    accessPointIds: [desk.accessPoints.centro],
    message: 'Sem energia na Torre Centro.',
  })
  const { id } = await desk.claims(desk.eva)
  const head = async () =>
    wordsOf(between((await desk.client.get(`/atendimentos/${id}`)).body, 'id="case-head"', '</header>'))
  await desk.db.query(sql`update atendimento set stop_notice_id = ${notice?.id} where id = ${id}`)
  expect(await head()).toContain('Sem energia na Torre Centro.')
  await stopNotices.close(desk.iara, notice?.id as string)
  expect(await head()).not.toContain('Sem energia na Torre Centro.')
})

test('the support material of the current subprocess is at hand, and changes with it (R49)', async () => {
  const desk = await caseDesk()
  const [triage, visit] = desk.processes.semConexao.steps as [string, string]
  for (const [step, title] of [
    [triage, 'Roteiro da triagem'],
    [visit, 'Roteiro da visita'],
  ])
    await desk.db.query(sql`
      insert into support_material (id, subprocess_id, kind, title, body)
      values (${newId()}, ${step}, 'text', ${title}, 'Peça para reiniciar.')`)
  const page = async () => (await desk.client.get(`${desk.path}?view=materials`)).body
  expect(await page()).toContain('Roteiro da triagem')
  expect(await page()).not.toContain('Roteiro da visita')
  await desk.atendimentos.nextSubprocess(desk.eva, desk.id)
  expect(await page()).toContain('Roteiro da visita')
  expect(await page()).not.toContain('Roteiro da triagem')
})
