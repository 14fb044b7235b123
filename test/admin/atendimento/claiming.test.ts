import { describe, expect, test } from 'vitest'
import { providerDesk } from '../provider-desk.ts'
import { caseDesk, wordsOf } from './case-desk.ts'

describe('claiming (R48)', () => {
  test('makes the operator responsible: of two at once one wins, and the other is told who', async () => {
    const desk = await providerDesk()
    const { id } = await desk.starts(desk.iara)
    const [eva, gil] = [await desk.signIn(desk.eva), await desk.signIn(desk.gil)]
    const answers = await Promise.all([eva, gil].map((one) => one.post(`/atendimentos/${id}/claiming`)))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const { header } = await desk.engine.atendimentos.view(desk.iara, id)
    const lost = answers.find(({ status }) => status === 409)
    expect(wordsOf(lost?.body ?? '')).toContain(`${header.operator} resgatou este atendimento primeiro.`)
  })

  test('comes before acting: what is off says why', async () => {
    const desk = await providerDesk()
    const { id } = await desk.starts(desk.eva)
    const gil = await desk.signIn(desk.gil)
    expect((await gil.get(`/atendimentos/${id}`)).body).toContain('Resgate o atendimento antes.')
    const refused = await gil.post(`/atendimentos/${id}/forwarding`, { kind: 'next' })
    expect([403, 409]).toContain(refused.status)
    expect((await desk.engine.atendimentos.view(desk.iara, id)).header.subprocess).toBe('Triagem')
  })

  test('is undone by releasing: it waits for anybody again', async () => {
    const desk = await caseDesk()
    expect((await desk.send('release')).status).toBe(303)
    expect((await desk.view()).atendimento).toMatchObject({ state: 'waiting', operatorId: null })
    const gil = await desk.signIn(desk.gil)
    expect((await desk.send('claiming', {}, gil)).status).toBe(303)
    expect((await desk.view()).header.operator).toBe('Gil Moura')
    const late = await desk.send('release')
    expect([403, 409]).toContain(late.status)
    expect((await desk.view()).header.operator).toBe('Gil Moura')
  })

  test('of what somebody has says with whom it is', async () => {
    const desk = await caseDesk()
    const gil = await desk.signIn(desk.gil)
    expect((await gil.get(desk.path)).body).toMatch(/aria-disabled="true"[^>]*title="Está com Eva Dias/)
    expect((await desk.send('claiming', {}, gil)).status).toBe(409)
  })
})

describe('transferring', () => {
  test('is a supervisor’s, and tells who has it now', async () => {
    const desk = await caseDesk()
    const fields = { operatorId: desk.gil.id, version: await desk.version() }
    expect([403, 409]).toContain((await desk.send('transfer', fields)).status)
    const iara = await desk.signIn(desk.iara)
    expect((await desk.send('transfer', fields, iara)).status).toBe(303)
    expect((await iara.get(desk.path)).body).toContain('O atendimento agora está com Gil Moura.')
  })

  test('of what somebody changed meanwhile says who did, and passes the second time', async () => {
    const desk = await caseDesk()
    const iara = await desk.signIn(desk.iara)
    const stale = await desk.version()
    await desk.atendimentos.comment(desk.eva, desk.id, { visibility: 'private', text: 'Já vi.' })
    const { status, body } = await desk.send('transfer', { operatorId: desk.gil.id, version: stale }, iara)
    expect(status).toBe(409)
    expect(wordsOf(body)).toContain('Eva Dias mudou este atendimento')
    const dialog = body.slice(body.indexOf('id="dialog-transfer"'))
    expect(dialog).toMatch(new RegExp(`value="${desk.gil.id}" selected`))
    const version = dialog.match(/name="version" value="(\d+)"/)?.[1] as string
    expect((await desk.send('transfer', { operatorId: desk.gil.id, version }, iara)).status).toBe(303)
  })
})
