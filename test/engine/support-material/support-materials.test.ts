import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { attachments } from '../../../engine/attachment/attachments.ts'
import { folderStorage } from '../../../engine/attachment/folder.ts'
import { silent } from '../../database.ts'
import { desk, refusal } from '../administration/desk.ts'

async function withStep() {
  const world = await desk()
  const { engine, db, clock, rute, sensus } = world
  const process = await engine.processes.add(rute, {
    companyId: sensus.id,
    name: 'Sem conexão',
    slaType: 'corrective',
  })
  const step = await engine.subprocesses.add(rute, process.id, { name: 'Triagem' })
  const folder = await mkdtemp(join(tmpdir(), 'bote-materials-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const files = attachments({
    db,
    storage: folderStorage(folder),
    clock,
    log: silent,
    fetchLater: async () => undefined,
  })
  const place = { processId: process.id, subprocessId: step.id }
  return { ...world, place, files }
}

async function* bytes(text: string) {
  yield Buffer.from(text)
}

test('texts, links and files are at hand for whoever has a case at the step', async () => {
  const { engine, rute, ana, place, files } = await withStep()
  const sheet = await files.store(rute, bytes('níveis'), { name: 'niveis.txt' })
  const add = engine.supportMaterials.add
  await add(rute, place, { kind: 'text', title: 'Roteiro', body: 'Reinicie a ONU.' })
  await add(rute, place, { kind: 'link', title: 'Painel da OLT', url: 'https://olt.example/painel' })
  const file = await add(rute, place, { kind: 'file', title: 'Níveis', attachmentIds: [sheet.id] })
  await add(rute, place, { kind: 'text', title: 'Antigo', body: 'x', active: false })
  await engine.supportMaterials.move(rute, { ...place, id: file.id }, 'up')
  const shown = await engine.supportMaterials.at(ana, place.processId, place.subprocessId)
  expect(shown.map(({ title, files }) => [title, files.map(({ name }) => name)])).toEqual([
    ['Roteiro', []],
    ['Níveis', ['niveis.txt']],
    ['Painel da OLT', []],
  ])
  expect((await engine.subprocesses.find(rute, place.processId, place.subprocessId)).materials).toBe(3)
})

test('the file of a material is seen by the operators of its company, and by nobody else', async () => {
  const { engine, rute, ana, beto, carlosInChat, place, files } = await withStep()
  const sheet = await files.store(rute, bytes('níveis'), { name: 'niveis.txt' })
  expect(await refusal(files.find(ana, sheet.id))).toBe('NotFound attachment')
  await engine.supportMaterials.add(rute, place, { kind: 'file', title: 'N', attachmentIds: [sheet.id] })
  expect(await files.find(ana, sheet.id)).toMatchObject({ name: 'niveis.txt' })
  expect(await refusal(files.find(beto, sheet.id))).toBe('NotFound attachment')
  expect(await refusal(files.find(await carlosInChat(), sheet.id))).toBe('NotFound attachment')
})

test('a material takes only files that its author uploaded and that belong to nothing else', async () => {
  const { engine, rute, silvia, place, files } = await withStep()
  const foreign = await files.store(silvia, bytes('x'), { name: 'x.txt' })
  const own = await files.store(rute, bytes('y'), { name: 'y.txt' })
  const add = (attachmentIds: string[]) =>
    engine.supportMaterials.add(rute, place, { kind: 'file', title: 'F', attachmentIds })
  expect(await refusal(add([foreign.id]))).toEqual(['attachmentIds: unknown_choice'])
  await add([own.id])
  expect(await refusal(add([own.id]))).toEqual(['attachmentIds: unknown_choice'])
  expect(await refusal(add([]))).toEqual(['attachmentIds: required'])
})

test('a text says something, a link leads to the web', async () => {
  const { engine, rute, place } = await withStep()
  const add = (input: object) =>
    refusal(engine.supportMaterials.add(rute, place, { kind: 'text', title: 'T', ...input } as never))
  expect(await add({ body: ' ' })).toEqual(['body: required'])
  expect(await add({ kind: 'link' })).toEqual(['url: required'])
  expect(await add({ kind: 'link', url: 'javascript:alert(1)' })).toEqual(['url: not_link'])
  expect(await add({ kind: 'film', body: 'x' })).toEqual(['kind: unknown_choice'])
  expect(await add({ body: 'x', url: 'https://bote.example' })).toBe('nothing was refused')
})

test('a file is taken away and stays on record; the last one of a file only with its material', async () => {
  const { engine, rute, beto, place, files } = await withStep()
  const one = await files.store(rute, bytes('1'), { name: 'um.txt' })
  const two = await files.store(rute, bytes('2'), { name: 'dois.txt' })
  const { id } = await engine.supportMaterials.add(rute, place, {
    kind: 'file',
    title: 'Níveis',
    attachmentIds: [one.id, two.id],
  })
  const at = { ...place, id }
  expect(await refusal(engine.supportMaterials.removeFile(beto, at, one.id))).toBe(
    'NotFound process_not_found',
  )
  await engine.supportMaterials.removeFile(rute, at, one.id)
  expect(await refusal(engine.supportMaterials.removeFile(rute, at, one.id))).toBe('NotFound attachment')
  expect(await refusal(engine.supportMaterials.removeFile(rute, at, two.id))).toBe(
    'Refused material_needs_file',
  )
  const trail = await engine.audit.page(rute, { entityId: id })
  expect(trail.rows.map(({ action }) => action)).toEqual(['file_removed', 'files_added', 'added'])
  await engine.supportMaterials.remove(rute, at)
  expect(await engine.supportMaterials.list(rute, place.processId, place.subprocessId)).toEqual([])
})
