import { describe, expect, test } from 'vitest'
import { caseDesk, wordsOf } from './case-desk.ts'

describe('forwarding (R57)', () => {
  test('by the normal flow goes to the next subprocess not executed yet, with a note for the team', async () => {
    const desk = await caseDesk()
    const page = wordsOf((await desk.client.get(desk.path)).body)
    expect(page).toContain('Próximo subprocesso: Visita técnica')
    expect((await desk.send('forwarding', { kind: 'next', note: 'Levar escada.' })).status).toBe(303)
    const { header, history, runs } = await desk.view()
    expect(header.subprocess).toBe('Visita técnica')
    expect(history.entries.at(-1)?.log).toMatchObject({ visibility: 'private', body: 'Levar escada.' })
    expect(runs.map(({ subprocess, endedAt }) => [subprocess, endedAt !== null])).toEqual([
      ['Triagem', true],
      ['Visita técnica', false],
    ])
  })

  test('to another subprocess or another process asks which', async () => {
    const desk = await caseDesk()
    const [, , confirmation] = desk.processes.semConexao.steps as [string, string, string]
    for (const kind of ['subprocess', 'process', 'viewer']) {
      const { status, body } = await desk.send('forwarding', { kind, note: 'Um recado longo' })
      expect([kind, status, body.includes('Um recado longo')]).toEqual([kind, 422, true])
      expect(body).toMatch(/id="dialog-forward"[^>]*data-open-at-once/)
    }
    await desk.send('forwarding', { kind: 'subprocess', subprocessId: confirmation })
    expect((await desk.view()).header.subprocess).toBe('Confirmação')
    await desk.send('forwarding', { kind: 'process', processId: desk.processes.emergencia.id })
    expect((await desk.view()).header).toMatchObject({ process: 'Emergência', subprocess: 'Deslocamento' })
  })

  test('after the last subprocess says that there is none left', async () => {
    const desk = await caseDesk()
    await desk.send('forwarding', { kind: 'next' })
    await desk.send('forwarding', { kind: 'next' })
    expect((await desk.view()).header.subprocess).toBe('Confirmação')
    const none = await desk.send('forwarding', { kind: 'next' })
    expect(none.status).toBe(409)
    expect(wordsOf(none.body)).toContain('Todos os subprocessos deste processo já foram executados.')
  })

  test('leads nowhere that is not the case’s: ids of others are refused', async () => {
    const desk = await caseDesk()
    const elsewhere = desk.processes.ativacao.steps[0] as string
    const { status } = await desk.send('forwarding', { kind: 'subprocess', subprocessId: elsewhere })
    expect([404, 422]).toContain(status)
    const strange = await desk.send('forwarding', { kind: 'viewer', operatorId: desk.casaDaOlivia.id })
    expect([404, 422]).toContain(strange.status)
    expect((await desk.view()).header.subprocess).toBe('Triagem')
  })
})

describe('viewers', () => {
  test('see the case in their workbench, are named on it, and leave it themselves', async () => {
    const desk = await caseDesk()
    expect((await desk.send('forwarding', { kind: 'viewer', operatorId: desk.gil.id })).status).toBe(303)
    expect((await desk.client.get(desk.path)).body).toContain('Gil Moura acompanha o atendimento.')
    const gil = await desk.signIn(desk.gil)
    expect((await gil.get('/atendimentos?tab=viewing')).body).toContain(desk.protocol)
    expect((await gil.get(desk.path)).body).toContain('Deixar de acompanhar')
    const left = await desk.send(`viewers/${desk.gil.id}/removal`, {}, gil)
    expect(left.location).toBe('/atendimentos?tab=viewing')
    expect((await gil.get('/atendimentos?tab=viewing')).body).not.toContain(desk.protocol)
    expect((await desk.view()).viewers).toEqual([])
  })

  test('are taken out by whoever has the case', async () => {
    const desk = await caseDesk()
    await desk.atendimentos.includeViewer(desk.eva, desk.id, { operatorId: desk.gil.id })
    const removed = await desk.send(`viewers/${desk.gil.id}/removal`)
    expect(removed.location).toBe(desk.path)
    expect((await desk.client.get(desk.path)).body).toContain('Gil Moura não acompanha mais o atendimento.')
    expect((await desk.view()).viewers).toEqual([])
  })
})
