import { expect, test } from 'vitest'
import type { OperatorActor } from '../../../engine/actor.ts'
import { sql } from '../../../engine/database/sql.ts'
import { treeBasis } from '../../../engine/subject/tree.ts'
import { desk, refusal } from '../administration/desk.ts'

async function planted() {
  const cast = await desk()
  const { engine, rute, suporte } = cast
  const add = (name: string, parentId: string | null = null) =>
    engine.subjects.add(rute, suporte.id, { name, parentId })
  const erro = await add('Erro')
  const duvida = await add('Dúvida')
  const fiscal = await add('Fiscal', erro.id)
  const estoque = await add('Estoque', erro.id)
  const nfe = await add('NF-e', fiscal.id)
  const offered = async (parentId: string | null) =>
    (await engine.subjects.children(suporte.id, parentId)).map(({ name }) => name)
  return { ...cast, add, offered, erro, duvida, fiscal, estoque, nfe }
}

test('a ticket is about a type, an item and a service', async () => {
  const { engine, suporte, erro, nfe, offered } = await planted()
  expect((await engine.subjects.path(nfe.id)).map(({ level, name }) => [level, name])).toEqual([
    ['type', 'Erro'],
    ['item', 'Fiscal'],
    ['service', 'NF-e'],
  ])
  expect(await engine.subjects.children(suporte.id, null)).toMatchObject([
    { name: 'Erro', hasChildren: true },
    { name: 'Dúvida', hasChildren: false },
  ])
  expect(await offered(erro.id)).toEqual(['Fiscal', 'Estoque'])
})

test('nothing hangs below a service', async () => {
  const { add, nfe } = await planted()
  expect(await refusal(add('Mais fundo', nfe.id))).toEqual(['parentId: unknown_choice'])
})

test('what is switched off is not offered any more, but stays in the tree', async () => {
  const { engine, rute, ana, suporte, erro, fiscal, offered } = await planted()
  await engine.subjects.change(rute, fiscal.id, { name: 'Fiscal', active: false })
  expect(await offered(erro.id)).toEqual(['Estoque'])
  const [root] = await engine.subjects.tree(ana, suporte.id)
  expect(root?.children.map(({ name, active }) => [name, active])).toEqual([
    ['Fiscal', false],
    ['Estoque', true],
  ])
})

test('entries are put up, down, and under another parent of the same level', async () => {
  const { engine, rute, erro, duvida, fiscal, estoque, nfe, offered } = await planted()
  await engine.subjects.place(rute, estoque.id, { parentId: erro.id, place: 0 })
  expect(await offered(erro.id)).toEqual(['Estoque', 'Fiscal'])
  await engine.subjects.place(rute, estoque.id, { parentId: erro.id, place: 1 })
  expect(await offered(erro.id)).toEqual(['Fiscal', 'Estoque'])
  await engine.subjects.place(rute, fiscal.id, { parentId: erro.id, place: 10_000 })
  await engine.subjects.place(rute, estoque.id, { parentId: duvida.id, place: 0 })
  expect([await offered(erro.id), await offered(duvida.id)]).toEqual([['Fiscal'], ['Estoque']])
  expect(await refusal(engine.subjects.place(rute, nfe.id, { parentId: duvida.id, place: 0 }))).toEqual([
    'parentId: unknown_choice',
  ])
})

test('of two who move at once the second is told who moved, and moves nothing', async () => {
  const { engine, db, rute, suporte, erro, duvida, estoque, fiscal, offered } = await planted()
  const basis = treeBasis(await engine.subjects.tree(rute, suporte.id))
  const berta = { ...(rute as OperatorActor), name: 'Berta' }
  await engine.subjects.place(rute, estoque.id, { parentId: duvida.id, place: 0 }, basis)
  await expect(
    engine.subjects.place(berta, fiscal.id, { parentId: erro.id, place: 1 }, basis),
  ).rejects.toMatchObject({ name: 'Conflict', code: 'tree_changed', details: { winner: rute.name } })

  const fresh = treeBasis(await engine.subjects.tree(rute, suporte.id))
  const moves = [erro, duvida].map((type, place) =>
    engine.subjects.place(rute, type.id, { parentId: null, place: 1 - place }, fresh),
  )
  const outcomes = await Promise.allSettled(moves)
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect([await offered(erro.id), await offered(duvida.id)]).toEqual([['Fiscal'], ['Estoque']])
  expect(await db.rows(sql`select name from audit_entry where action = 'moved' order by id`)).toHaveLength(2)
})

test('a name that somebody else changed does not stand in the way of a move', async () => {
  const { engine, rute, suporte, erro, estoque, offered } = await planted()
  const basis = treeBasis(await engine.subjects.tree(rute, suporte.id))
  await engine.subjects.change(rute, estoque.id, { name: 'Estoque e compras' })
  await engine.subjects.place(rute, estoque.id, { parentId: erro.id, place: 0 }, basis)
  expect(await offered(erro.id)).toEqual(['Estoque e compras', 'Fiscal'])
})

test('what a ticket is about, or what has something below it, is not removed', async () => {
  const { engine, rute, ticket, erro, fiscal, nfe, estoque } = await planted()
  await ticket({ state: 'new', subjectId: nfe.id })
  for (const { id } of [erro, fiscal, nfe]) {
    expect(await refusal(engine.subjects.remove(rute, id))).toBe('Refused subject_in_use')
  }
  await engine.subjects.remove(rute, estoque.id)
  expect(await refusal(engine.subjects.find(rute, estoque.id))).toBe('NotFound subject_not_found')
})

test('who is limited to another company finds no tree, and agents cannot prune', async () => {
  const { engine, beto, ana, suporte, erro } = await planted()
  expect(await refusal(engine.subjects.tree(beto, suporte.id))).toBe('NotFound department_not_found')
  expect(await refusal(engine.subjects.remove(beto, erro.id))).toBe('NotFound subject_not_found')
  expect(await refusal(engine.subjects.remove(ana, erro.id))).toBe('Forbidden only_administrators')
})

test('a parent of another department is none', async () => {
  const { engine, rute, sensus, erro } = await planted()
  const other = await engine.departments.add(rute, { companyId: sensus.id, name: 'Financeiro' })
  expect(await refusal(engine.subjects.add(rute, other.id, { name: 'X', parentId: erro.id }))).toEqual([
    'parentId: unknown_choice',
  ])
})
