import { expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { desk, refusal } from '../administration/desk.ts'

async function asked() {
  const cast = await desk()
  const { engine, rute, suporte } = cast
  const erro = await engine.subjects.add(rute, suporte.id, { name: 'Erro' })
  const fiscal = await engine.subjects.add(rute, suporte.id, { name: 'Fiscal', parentId: erro.id })
  const ask = (question: string, more = {}) =>
    engine.checklists.add(rute, erro.id, { kind: 'text', question, ...more })
  const video = await ask('Vídeo do erro', { kind: 'link' })
  const versao = await ask('Versão', { allowUnknown: true })
  const questions = async () =>
    (await engine.checklists.questionsFor(fiscal.id)).map(({ question }) => question)
  return { ...cast, erro, fiscal, ask, video, versao, questions }
}

test('the questions of a type are asked for everything below it, in order', async () => {
  const { engine, rute, erro, versao, questions } = await asked()
  expect(await questions()).toEqual(['Vídeo do erro', 'Versão'])
  await engine.checklists.move(rute, erro.id, versao.id, 'up')
  expect(await questions()).toEqual(['Versão', 'Vídeo do erro'])
})

test('a question that is switched off is not asked', async () => {
  const { engine, rute, erro, video, questions } = await asked()
  await engine.checklists.change(rute, erro.id, video.id, { kind: 'link', question: 'Vídeo', active: false })
  expect(await questions()).toEqual(['Versão'])
})

test('a choice offers at least two different things, and only a choice offers any', async () => {
  const { ask } = await asked()
  expect(await refusal(ask('Banco', { kind: 'choice', choices: ['SQL Server', 'SQL Server'] }))).toEqual([
    'choices: two_choices',
  ])
  expect(await ask('Banco', { kind: 'choice', choices: ['SQL Server', 'Oracle'] })).toMatchObject({
    choices: ['SQL Server', 'Oracle'],
  })
  expect(await ask('Desde quando?', { kind: 'date', choices: ['hoje', 'ontem'] })).toMatchObject({
    choices: [],
  })
  expect(await refusal(ask('?', { kind: 'video' }))).toEqual(['kind: unknown_choice'])
})

test('a question somebody answered is not removed', async () => {
  const { engine, db, rute, erro, video, versao, ticket, questions } = await asked()
  const ticketId = await ticket({ state: 'new', subjectId: erro.id })
  await db.query(sql`
    insert into checklist_answer (ticket_id, question_id, value) values (${ticketId}, ${versao.id}, '12.1')`)
  expect(await refusal(engine.checklists.remove(rute, erro.id, versao.id))).toBe('Refused question_in_use')
  await engine.checklists.remove(rute, erro.id, video.id)
  expect(await questions()).toEqual(['Versão'])
})

test('only types carry questions, and each only its own', async () => {
  const { engine, rute, beto, suporte, fiscal, erro, video } = await asked()
  expect(await refusal(engine.checklists.add(rute, fiscal.id, { kind: 'text', question: 'X' }))).toBe(
    'Refused not_a_type',
  )
  const duvida = await engine.subjects.add(rute, suporte.id, { name: 'Dúvida' })
  expect(await refusal(engine.checklists.remove(rute, duvida.id, video.id))).toBe(
    'NotFound question_not_found',
  )
  expect(await refusal(engine.checklists.list(beto, erro.id))).toBe('NotFound subject_not_found')
})
