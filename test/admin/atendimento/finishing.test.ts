import { expect, test } from 'vitest'
import { caseDesk, wordsOf } from './case-desk.ts'

async function atTheEnd() {
  const desk = await caseDesk()
  const fields = async (more: Record<string, string> = {}) => ({
    classificationId: desk.classifications.resolvido,
    ratingAsked: 'no',
    visibility: 'public',
    version: await desk.version(),
    ...more,
  })
  return { ...desk, fields }
}

test('finishing takes the closing classification, the defect, and the last words to the customer (R58)', async () => {
  const desk = await atTheEnd()
  const { body } = await desk.client.get(desk.path)
  const dialog = body.slice(body.indexOf('id="dialog-finish"'))
  expect(dialog).toMatch(new RegExp(`value="${desk.classifications.resolvido}" selected`))
  expect(dialog.slice(0, dialog.indexOf('</form>'))).not.toContain(desk.classifications.semAcesso)
  const more = {
    defectId: desk.defects.fibra,
    observedDefect: 'Fibra partida no poste.',
    comment: 'Trocamos a fibra.',
    ratingAsked: 'yes',
  }
  expect((await desk.send('finish', await desk.fields(more))).status).toBe(303)
  const { atendimento, header, history } = await desk.view()
  expect(atendimento).toMatchObject({
    state: 'finished',
    ratingAsked: true,
    observedDefect: 'Fibra partida no poste.',
  })
  expect(header).toMatchObject({ closingClassification: 'Resolvido', defect: 'Fibra rompida' })
  const logs = history.entries.flatMap(({ log }) => (log ? [[log.visibility, log.body]] : []))
  expect(logs).toEqual([['public', 'Trocamos a fibra.']])
  await desk.atendimentos.rate(desk.olivia, desk.id, { value: 4, comment: 'Demorou um pouco' })
  const page = wordsOf((await desk.client.get(desk.path)).body)
  expect(page).toContain('Nota 4 de 5')
  expect(page).toContain('Demorou um pouco')
})

test('while a service order is open it is refused, says so, and keeps what was typed', async () => {
  const desk = await atTheEnd()
  const order = await desk.engine.serviceOrders.create(desk.eva, desk.id, {
    typeId: desk.serviceOrderTypes.reparo,
    reportedDefect: 'Sem sinal.',
  })
  expect((await desk.client.get(desk.path)).body).toContain(
    'Há uma ordem de serviço aberta: encerre ou cancele antes.',
  )
  const refused = await desk.send('finish', await desk.fields({ comment: 'Palavras que custaram' }))
  expect(refused.status).toBe(409)
  expect(refused.body).toContain('Palavras que custaram')
  expect(refused.body).toMatch(/id="dialog-finish"[^>]*data-open-at-once/)
  expect((await desk.view()).atendimento.state).toBe('claimed')
  await desk.engine.serviceOrders.cancel(desk.eva, order.id, { reason: 'Voltou sozinho' })
  expect((await desk.send('finish', await desk.fields())).status).toBe(303)
})

test('what somebody changed meanwhile is said before it is finished', async () => {
  const desk = await atTheEnd()
  const fields = await desk.fields({ comment: 'Resolvido por telefone.' })
  await desk.atendimentos.write(desk.olivia, desk.id, { text: 'Ainda não voltou.' })
  const refused = await desk.send('finish', fields)
  expect(refused.status).toBe(409)
  expect(wordsOf(refused.body)).toContain('Olívia Braga mudou este atendimento')
  expect(refused.body).toContain('Resolvido por telefone.')
  expect((await desk.view()).atendimento.state).toBe('claimed')
})

test('with an opening classification, or none, it comes back', async () => {
  const desk = await atTheEnd()
  for (const classificationId of [desk.classifications.semAcesso, '']) {
    const { status } = await desk.send('finish', await desk.fields({ classificationId }))
    expect([404, 422]).toContain(status)
  }
  expect((await desk.view()).atendimento.state).toBe('claimed')
})

test('what has ended offers nothing but a comment for the team', async () => {
  const desk = await atTheEnd()
  await desk.send('finish', await desk.fields())
  const { body } = await desk.client.get(desk.path)
  expect(body).toContain('O atendimento terminou. Você ainda pode deixar um comentário para a equipe.')
  for (const part of ['claiming', 'release', 'resumption'])
    expect([part, (await desk.send(part)).status]).toEqual([part, 409])
})
