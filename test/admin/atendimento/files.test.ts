import { describe, expect, test } from 'vitest'
import { png } from '../../pictures.ts'
import { caseDesk, wordsOf } from './case-desk.ts'

async function withPicture() {
  const desk = await caseDesk()
  const form = new FormData()
  form.append('files', new Blob([new Uint8Array(png())], { type: 'image/png' }), 'poste.png')
  form.append('description', 'A fibra no poste')
  const attached = await desk.client.postFiles(`${desk.path}/files`, form)
  const file = async () => (await desk.view()).files.at(-1)
  return { ...desk, attached, file, fileId: (await file())?.id as string }
}

describe('the files of a case (R55)', () => {
  test('are attached with a description, shown, and told in the history', async () => {
    const desk = await withPicture()
    expect(desk.attached.location).toBe(`${desk.path}?view=files`)
    expect(await desk.file()).toMatchObject({
      name: 'poste.png',
      description: 'A fibra no poste',
      rotation: 0,
    })
    const { body } = await desk.client.get(`${desk.path}?view=files`)
    expect(body).toContain(`/attachments/${desk.fileId}/picture`)
    expect(wordsOf(body)).toContain('A fibra no poste')
    expect((await desk.view()).history.entries.at(-1)).toMatchObject({
      type: 'attach',
      about: { file: 'poste.png' },
    })
    const nothing = await desk.client.postFiles(`${desk.path}/files`, new FormData())
    expect(nothing.status).toBe(422)
    expect(wordsOf(nothing.body)).toContain('Escolha ao menos um arquivo.')
  })

  test('take another description, or none', async () => {
    const desk = await withPicture()
    const describe = (description: string) => desk.send(`files/${desk.fileId}/description`, { description })
    expect((await describe('Poste da esquina')).status).toBe(303)
    expect(await desk.file()).toMatchObject({ description: 'Poste da esquina' })
    await describe('')
    expect((await desk.file())?.description || null).toBeNull()
  })

  test('that are pictures turn a quarter at a time, all the way round', async () => {
    const desk = await withPicture()
    for (const rotation of [90, 180, 270, 0]) {
      expect((await desk.send(`files/${desk.fileId}/turn`)).status).toBe(303)
      expect(await desk.file()).toMatchObject({ rotation })
    }
  })

  test('that are deleted are gone, but stay named with who deleted them', async () => {
    const desk = await withPicture()
    expect((await desk.send(`files/${desk.fileId}/removal`)).status).toBe(303)
    expect((await desk.client.get(`/attachments/${desk.fileId}`)).status).toBe(404)
    const page = wordsOf((await desk.client.get(`${desk.path}?view=files`)).body)
    expect(page).toContain('poste.png')
    expect(page).toContain('Excluído por Eva Dias em')
    for (const part of ['turn', 'removal', 'description'])
      expect([part, (await desk.send(`files/${desk.fileId}/${part}`)).status]).toEqual([part, 404])
  })

  test('belong to their case: from another one they are not found', async () => {
    const desk = await withPicture()
    const other = await desk.claims(desk.eva)
    for (const part of ['turn', 'removal', 'description']) {
      const { status } = await desk.client.post(`/atendimentos/${other.id}/files/${desk.fileId}/${part}`)
      expect([part, status]).toEqual([part, 404])
    }
    expect(await desk.file()).toMatchObject({ rotation: 0, deletedAt: null })
  })

  test('of somebody else that belong to nothing yet are not taken', async () => {
    const desk = await caseDesk()
    const gil = await desk.signIn(desk.gil)
    const form = new FormData()
    form.append('files', new Blob(['segredo']), 'nota.txt')
    const { id } = JSON.parse((await gil.postFiles('/attachments', form)).body) as { id: string }
    expect((await desk.send('files', { attachmentIds: id })).status).toBe(422)
    expect((await desk.view()).files).toEqual([])
  })
})

test('a dialog that was open and closed leaves nothing bad in the console when the case changes', {
  timeout: 90_000,
}, async () => {
  const desk = await withPicture()
  const page = await desk.browse(desk.eva)
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  await page.goto(`${desk.path}?view=files`)
  await page.getByText('Descrição e giro').click()
  await page.getByRole('button', { name: 'Excluir' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancelar' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await desk.atendimentos.changeFile(desk.eva, desk.id, desk.fileId, { description: 'Poste da esquina' })
  await page.getByText('Poste da esquina').waitFor()
  expect(faults).toEqual([])
})
