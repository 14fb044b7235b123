import { describe, expect, test } from 'vitest'
import { between, caseDesk } from './case-desk.ts'

type Desk = Awaited<ReturnType<typeof caseDesk>>

async function withComment(text = 'Reiniciei daqui.') {
  const desk = await caseDesk()
  await desk.send('comments', { visibility: 'private', text, deed: 'note' })
  const last = async () => (await desk.view()).history.entries.findLast(({ log }) => log)
  const log = (await last())?.log as { id: string }
  return {
    ...desk,
    last,
    edit: (words: string, by = desk.client) => desk.send(`comments/${log.id}`, { text: words }, by),
  }
}

describe('comments', () => {
  test('go to the customer or stay with the team, and a question stops the clock (R54)', async () => {
    const desk = await caseDesk()
    expect((await desk.send('comments', { visibility: 'public', text: 'Estamos vendo.' })).status).toBe(303)
    await desk.send('comments', { visibility: 'public', text: 'Está ligado?', deed: 'pause' })
    expect((await desk.view()).atendimento).toMatchObject({ state: 'paused', pauseReason: 'Está ligado?' })
    // Private wins over whatever button was pressed: nothing for the team ever reaches the customer.
    await desk.send('comments', { visibility: 'private', text: 'Mora longe.', deed: 'pause' })
    const { history, deliveries } = await desk.view()
    const logs = history.entries.flatMap(({ log }) => (log ? [[log.visibility, log.body]] : []))
    expect(logs).toEqual([
      ['public', 'Estamos vendo.'],
      ['public', 'Está ligado?'],
      ['private', 'Mora longe.'],
    ])
    const note = history.entries.findLast(({ log }) => log)
    expect(deliveries.some(({ eventId }) => eventId === note?.id)).toBe(false)
    const { body } = await desk.client.get(desk.path)
    expect(body).toContain('Perguntado ao cliente: “Está ligado?”')
    expect((await desk.send('resumption')).status).toBe(303)
    expect((await desk.view()).atendimento.state).toBe('claimed')
  })

  test('that are empty, or came too late, keep what was typed and say so', async () => {
    const desk = await caseDesk()
    expect((await desk.send('comments', { visibility: 'public', text: ' ' })).status).toBe(422)
    const { id: classificationId } = { id: desk.classifications.resolvido }
    await desk.atendimentos.finish(desk.eva, desk.id, { classificationId, ratingAsked: false })
    const late = await desk.send('comments', { visibility: 'public', text: 'Um comentário cuidadoso' })
    expect(late.status).toBe(409)
    expect(late.body).toContain('Um comentário cuidadoso')
    expect((await desk.send('comments', { visibility: 'private', text: 'Ligou depois.' })).status).toBe(303)
  })

  test('sent twice with the same form are there once', async () => {
    const desk = await caseDesk()
    const { body } = await desk.client.get(desk.path)
    const form = body.slice(body.indexOf(`action="${desk.path}/comments"`))
    const _once = form.match(/name="_once" value="([^"]+)"/)?.[1] as string
    const fields = { visibility: 'public', text: 'Bom dia!', _once }
    const sent = await Promise.all([desk.send('comments', fields), desk.send('comments', fields)])
    expect(sent.map(({ status }) => status)).toEqual([303, 303])
    expect((await desk.view()).history.entries.filter(({ log }) => log)).toHaveLength(1)
  })
})

describe('the last comment', () => {
  test('is edited by its author; the old words stay in its history', async () => {
    const desk = await withComment()
    expect((await desk.client.get(desk.path)).body).toContain('data-bs-target="#dialog-edit"')
    expect((await desk.edit('Reiniciei daqui e voltou.')).status).toBe(303)
    expect((await desk.last())?.log).toMatchObject({ body: 'Reiniciei daqui e voltou.' })
    const { body } = await desk.client.get(desk.path)
    expect(body).toContain('Reiniciei daqui e voltou.')
    // Once more: an edit is nothing newer.
    expect((await desk.edit('Voltou.')).status).toBe(303)
  })

  test('is nobody else’s to edit, not even a supervisor’s', async () => {
    const desk = await withComment()
    const iara = await desk.signIn(desk.iara)
    expect((await iara.get(desk.path)).body).not.toContain('data-bs-target="#dialog-edit"')
    expect((await desk.edit('Outra coisa', iara)).status).toBe(403)
    expect((await desk.last())?.log).toMatchObject({ body: 'Reiniciei daqui.' })
  })

  test.each([
    [
      'words of the customer',
      async ({ atendimentos, olivia, id }: Desk) => atendimentos.write(olivia, id, { text: 'Voltou!' }),
    ],
    ['a movement', async ({ atendimentos, eva, id }: Desk) => atendimentos.nextSubprocess(eva, id)],
  ])('stays as it is below %s, and what was typed goes on as a new one', async (_, happens) => {
    const desk = await withComment()
    await happens(desk)
    expect((await desk.client.get(desk.path)).body).not.toContain('data-bs-target="#dialog-edit"')
    const late = await desk.edit('Palavras que custaram')
    expect(late.status).toBe(409)
    expect(late.body).toContain('Outra coisa aconteceu depois deste comentário')
    expect(between(late.body, 'id="field-text"', '</textarea>')).toContain('Palavras que custaram')
    expect(late.body).not.toContain('data-open-at-once')
  })

  test('of another case is not found', async () => {
    const desk = await withComment()
    const log = (await desk.last())?.log as { id: string }
    const other = await desk.claims(desk.eva)
    const elsewhere = await desk.client.post(`/atendimentos/${other.id}/comments/${log.id}`, { text: 'x' })
    expect(elsewhere.status).toBe(404)
  })
})
