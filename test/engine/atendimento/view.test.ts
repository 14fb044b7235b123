import { beforeEach, describe, expect, it } from 'vitest'
import type { AtendimentoButton } from '../../../engine/atendimento/view-actions.ts'
import { newId } from '../../../engine/database/id.ts'
import { sql } from '../../../engine/database/sql.ts'
import { explainedLines } from '../../../engine/sla/explanation-words.ts'
import { createProvider, type Provider } from '../../provider.ts'
import { createWorld, HOUR, MINUTE, type World } from '../../world.ts'

let world: World
let provider: Provider
const verbs = () => world.engine.atendimentos

beforeEach(async () => {
  world = await createWorld()
  provider = await createProvider(world)
})

/** The buttons that are on, and why the others are off. */
function buttons(actions: readonly AtendimentoButton[]) {
  const on = actions.filter(({ allowed }) => allowed).map(({ verb }) => verb)
  const off = Object.fromEntries(
    actions.flatMap((action) => (action.allowed ? [] : [[action.verb, action.reason.code]])),
  )
  return { on, off }
}

describe('the page of a case', () => {
  it('names everything around it', async () => {
    const { eva, gil, processes, casaDaOlivia, tecnico } = provider
    await world.db.query(sql`
      insert into support_material (id, subprocess_id, kind, title, body)
      values (${newId()}, ${processes.semConexao.steps[0] as string}, 'text', 'Roteiro', 'Peça para reiniciar.')`)
    const other = await provider.registers(gil, { report: 'outro caso' })
    const { id } = await provider.claims(eva)
    await verbs().includeViewer(eva, id, { operatorId: gil.id })
    const view = await verbs().view(eva, id)
    expect(view).toMatchObject({
      header: {
        company: 'Rede Veloz',
        customer: { name: 'Olívia Braga', code: '2041', personGroup: 'Residencial' },
        contact: { name: 'Olívia Braga' },
        connection: { login: 'olivia.braga', address: 'Rua do Sol, 15' },
        contract: { number: 'RV-2041', plan: 'Fibra 300', active: true },
        department: 'Suporte Técnico',
        operator: 'Eva Dias',
        openedBy: 'Eva Dias',
        origin: 'Telefone',
        process: 'Sem conexão',
        subprocess: 'Triagem',
        classification: 'Sem acesso',
        slaTable: 'Padrão',
      },
      runs: [{ process: 'Sem conexão', subprocess: 'Triagem', startedBy: 'Eva Dias', endedAt: null }],
      materials: [{ title: 'Roteiro', body: 'Peça para reiniciar.', files: [] }],
      viewers: [{ name: 'Gil Moura' }],
      others: [{ id: other.id, report: 'outro caso' }],
      rating: null,
      check: null,
    })
    expect(view.history.entries.map(({ type }) => type)).toEqual([
      'open',
      'check',
      'start',
      'claim',
      'includeViewer',
    ])
    expect(view.history.entries[2]?.about).toMatchObject({ process: 'Sem conexão', subprocess: 'Triagem' })
    expect(view.timers.map(({ name }) => name)).toEqual(['slaWarning', 'slaBreach'])
    expect(view.deliveries.map(({ channel }) => channel)).toEqual(['telegram', 'email'])
    expect(casaDaOlivia.id).toBe(view.header.customer.id)
    expect(tecnico.id).toBe(view.atendimento.departmentId)
  })

  it('does not exist for who may not see it, nor for ids that are none', async () => {
    const { eva, gil, comercial } = provider
    const { id } = await provider.claims(eva)
    const elsewhere = { ...gil, departmentIds: [comercial.id] }
    for (const wrong of [
      () => verbs().view(elsewhere, id),
      () => verbs().history(elsewhere, id, '9'),
      () => verbs().explanation(elsewhere, id),
      () => verbs().forwardChoices(elsewhere, id),
      () => verbs().view(eva, newId()),
      () => verbs().view(eva, 'not-an-id'),
      () => verbs().shown(provider.saulo, id),
    ])
      await expect(wrong()).rejects.toMatchObject({ name: 'NotFound' })
    await verbs().includeViewer(eva, id, { operatorId: gil.id })
    expect(buttons((await verbs().view(elsewhere, id)).actions).on).toEqual(['comment', 'attach'])
    await verbs().removeViewer(elsewhere, id, { operatorId: gil.id })
    await expect(verbs().view(elsewhere, id)).rejects.toMatchObject({ name: 'NotFound' })
  })

  it('says of every button whether it is on, and why not', async () => {
    const { eva, gil } = provider
    const { id } = await provider.registers(eva)
    const seenBy = async (actor = eva) => buttons((await verbs().view(actor, id)).actions)
    expect((await seenBy()).on).toEqual([
      'check',
      'cancel',
      'includeViewer',
      'removeViewer',
      'comment',
      'attach',
    ])
    expect((await seenBy()).off).toMatchObject({ start: 'not_now', claim: 'not_now', finish: 'not_now' })
    await verbs().check(eva, id)
    await verbs().start(eva, id, { processId: provider.processes.semConexao.id })
    expect((await seenBy()).off).toMatchObject({
      finish: 'claim_first',
      cancel: 'not_now',
      transfer: 'forbidden',
    })
    await verbs().claim(eva, id)
    expect((await seenBy()).off).toMatchObject({ claim: 'yours', start: 'not_now' })
    expect((await seenBy(gil)).off).toMatchObject({ claim: 'taken', finish: 'taken', release: 'taken' })
    await verbs().finish(eva, id, { classificationId: provider.classifications.resolvido })
    const ended = await seenBy()
    expect(ended.on).toEqual(['comment'])
    expect(new Set(Object.values(ended.off))).toEqual(new Set(['ended']))
  })

  it('is read once', async () => {
    const { eva, olivia } = provider
    const { id } = await provider.writes(olivia)
    expect((await verbs().view(eva, id)).atendimento.unread).toBe(true)
    await verbs().markRead(eva, id)
    expect((await verbs().view(eva, id)).atendimento).toMatchObject({ unread: false, version: 3 })
  })
})

describe('the deadline explains itself (R83)', () => {
  it('interval by interval, over lunch, a pause, the night and a change of process', async () => {
    const { eva, olivia, processes } = provider
    const { id } = await provider.claims(eva)
    world.clock.set(new Date('2026-11-23T14:00:00-03:00'))
    await verbs().pause(eva, id, { text: 'Está ligado?' })
    world.clock.set(new Date('2026-11-23T15:00:00-03:00'))
    await verbs().write(olivia, id, { text: 'Está.' })
    world.clock.set(new Date('2026-11-23T16:00:00-03:00'))
    await verbs().toProcess(eva, id, { processId: processes.ativacao.id })
    const { resolution, slaType } = await verbs().explanation(eva, id)
    expect(slaType).toBe('activation')
    expect(resolution?.dueAt).toBe((await verbs().view(eva, id)).atendimento.dueAt?.toISOString())
    const at = (local: string) => new Date(`2026-11-${local}-03:00`).toISOString()
    expect(resolution?.intervals.slice(0, 7)).toEqual([
      { from: at('23T10:00'), to: at('23T12:00'), ms: 2 * HOUR, counted: true, reason: 'open' },
      { from: at('23T12:00'), to: at('23T13:30'), ms: 90 * MINUTE, counted: false, reason: 'lunch' },
      { from: at('23T13:30'), to: at('23T14:00'), ms: 30 * MINUTE, counted: true, reason: 'open' },
      { from: at('23T14:00'), to: at('23T15:00'), ms: HOUR, counted: false, reason: 'paused' },
      { from: at('23T15:00'), to: at('23T16:00'), ms: HOUR, counted: true, reason: 'open' },
      { from: at('23T16:00'), to: at('23T18:00'), ms: 2 * HOUR, counted: true, reason: 'open' },
      { from: at('23T18:00'), to: at('24T08:00'), ms: 14 * HOUR, counted: false, reason: 'outsideHours' },
    ])
    const counted = resolution?.intervals.filter((interval) => interval.counted) ?? []
    expect(counted.reduce((sum, { ms }) => sum + (ms ?? 0), 0)).toBe(resolution?.allowanceMs)
    const [first] = explainedLines(resolution?.intervals ?? [], {
      language: 'pt',
      timeZone: 'America/Sao_Paulo',
    })
    expect(first).toEqual({
      when: 'de 23/11/2026, 10:00 até 23/11/2026, 12:00',
      howLong: '2 h',
      why: 'conta: em horário de atendimento',
      counted: true,
    })
  })

  it('keeps what counted then when the calendar is another one now', async () => {
    const { eva, redeVeloz } = provider
    const { id } = await provider.claims(eva)
    world.clock.advance(HOUR)
    await verbs().pause(eva, id, { text: 'Está ligado?' })
    await world.db.query(sql`
      insert into closure (id, calendar_id, date, name)
      values (${newId()}, ${redeVeloz.calendarId}, '2026-11-23', 'Feriado decretado')`)
    await world.db.query(
      sql`update business_calendar set version = version + 1 where id = ${redeVeloz.calendarId}`,
    )
    const { resolution } = await verbs().explanation(eva, id)
    expect(resolution).toMatchObject({
      dueAt: null,
      intervals: [
        { ms: HOUR, counted: true },
        { to: null, ms: null, counted: false, reason: 'paused' },
      ],
    })
  })

  it('of the first response too, and of nothing that was not promised', async () => {
    const { eva, olivia } = provider
    const { id } = await provider.writes(olivia)
    const { firstResponse } = await verbs().explanation(eva, id)
    expect(firstResponse).toMatchObject({ allowanceMs: HOUR, respondedAt: null, intervals: [{ ms: HOUR }] })
    const registered = await provider.registers(eva)
    expect(await verbs().explanation(eva, registered.id)).toMatchObject({
      resolution: null,
      firstResponse: null,
    })
  })
})

describe('what the forms offer', () => {
  it('for the first step: by the rule of the company, with what the customer has', async () => {
    const { eva, casaDaOlivia, redeVeloz } = provider
    const choices = await verbs().registerChoices(eva, casaDaOlivia.id)
    expect(choices).toMatchObject({
      companyIsFree: false,
      companyId: redeVeloz.id,
      companies: [{ name: 'Rede Veloz' }],
      connections: [{ login: 'olivia.braga' }, { name: 'Ateliê' }],
      contracts: [{ name: 'RV-2041', active: true }],
      contacts: [{ name: 'Olívia Braga' }],
      origins: [{ name: 'Telefone', suggested: true }, { byTechnician: true }],
      address: 'Rua do Sol, 15',
    })
    expect(choices.departments.map(({ name }) => name)).toEqual(['Suporte Técnico', 'Cobrança', 'Comercial'])
    await world.db.query(sql`update customer set all_companies = true where id = ${casaDaOlivia.id}`)
    const free = await verbs().registerChoices(world.ana, casaDaOlivia.id, world.horizonte.id)
    expect(free).toMatchObject({ companyIsFree: true, companyId: world.horizonte.id })
    expect(free.departments.map(({ name }) => name)).toEqual(['Financeiro', 'Suporte'])
    await expect(verbs().registerChoices(eva, world.padaria.id)).rejects.toMatchObject({ name: 'NotFound' })
  })

  it('for the third step: the group’s beginning, else the department’s; then where to go and how to end', async () => {
    const { eva, mercadoSol, saulo, processes, classifications } = provider
    const home = await provider.registers(eva)
    expect(await verbs().startChoices(eva, home.id)).toMatchObject({
      processId: processes.semConexao.id,
      classificationId: classifications.semAcesso,
      notificationLevel: 'start_end',
    })
    const shop = await provider.claims(eva, {
      customerId: mercadoSol.id,
      connectionId: mercadoSol.connectionId,
      contactId: saulo.id,
    })
    expect((await verbs().startChoices(eva, shop.id)).processId).toBe(processes.emergencia.id)
    const forward = await verbs().forwardChoices(eva, shop.id)
    expect(forward.subprocesses).toMatchObject([
      { name: 'Triagem', executed: true, current: true },
      { name: 'Visita técnica', executed: false, current: false },
      { name: 'Confirmação' },
    ])
    expect(forward.operators.map(({ name }) => name)).toContain('Iara Campos')
    expect(await verbs().finishChoices(eva, shop.id)).toMatchObject({
      classifications: [{ name: 'Resolvido', suggested: true }, { name: 'Sem defeito' }],
      defects: [{ name: 'Fibra rompida' }, { name: 'Sinal baixo' }],
      ratingAsked: true,
    })
  })
})
