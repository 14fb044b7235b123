import { beforeEach, describe, expect, it } from 'vitest'
import type { OperatorActor } from '../../../engine/actor.ts'
import { newId } from '../../../engine/database/id.ts'
import { sql } from '../../../engine/database/sql.ts'
import { createProvider, type Provider } from '../../provider.ts'
import { addOperator, createWorld, HOUR, MINUTE, type World } from '../../world.ts'

let world: World
let provider: Provider
const verbs = () => world.engine.atendimentos

beforeEach(async () => {
  world = await createWorld()
  provider = await createProvider(world)
})

const eventsOf = async (id: string) =>
  (
    await world.db.rows<{ type: string }>(
      sql`select type from event where entity = 'atendimento' and entity_id = ${id} order by id`,
    )
  ).map(({ type }) => type)

describe('the first step', () => {
  it('gives a protocol, the connection’s contract, the group’s priority, and starts no clock', async () => {
    const { eva, casaDaOlivia, mercadoSol, saulo, tecnico } = provider
    expect(await provider.registers(eva, { contractId: null })).toMatchObject({
      state: 'registered',
      protocol: '202611.1',
      contractId: casaDaOlivia.contractId,
      departmentId: tecnico.id,
      priority: 3,
      dueAt: null,
    })
    const ofShop = { customerId: mercadoSol.id, connectionId: mercadoSol.connectionId, contactId: saulo.id }
    expect(await provider.registers(eva, ofShop)).toMatchObject({ protocol: '202611.2', priority: 1 })
  })

  it('refuses what does not belong to the customer, and an empty report', async () => {
    const { eva, mercadoSol, saulo } = provider
    for (const wrong of [
      { connectionId: mercadoSol.connectionId },
      { contactId: saulo.id },
      { connectionId: null, contractId: mercadoSol.contractId },
      { originId: newId() },
      { departmentId: world.suporte.id },
      { customerId: world.padaria.id },
      { attachmentIds: [newId()] },
    ])
      await expect(provider.registers(eva, wrong)).rejects.toMatchObject({
        name: expect.stringMatching(/NotFound|Invalid/),
      })
    await expect(provider.registers(eva, { report: ' ' })).rejects.toMatchObject({
      code: 'report.missing',
    })
    expect(await world.db.rows(sql`select 1 from atendimento`)).toEqual([])
    expect((await provider.registers(eva)).protocol).toBe('202611.1')
  })

  it('asks for the technician when the origin is one', async () => {
    const { eva, lia, origins } = provider
    await expect(provider.registers(eva, { originId: origins.tecnico })).rejects.toMatchObject({
      code: 'technician.missing',
    })
    const row = await provider.registers(eva, { originId: origins.tecnico, technicianId: lia.id })
    expect(row.technicianId).toBe(lia.id)
  })

  it('keeps R7: the company is free only where operator and customer both are of all', async () => {
    const { eva, casaDaOlivia, redeVeloz } = provider
    const { ana, horizonte } = world
    await expect(provider.registers(eva, { companyId: horizonte.id })).rejects.toMatchObject({
      code: 'company.not_free',
    })
    await expect(provider.registers(ana, { companyId: horizonte.id })).rejects.toMatchObject({
      code: 'company.not_free',
    })
    await world.db.query(sql`update customer set all_companies = true where id = ${casaDaOlivia.id}`)
    expect((await provider.registers(ana)).companyId).toBe(redeVeloz.id)
    const { departmentId, companyId } = await provider.registers(ana, {
      companyId: horizonte.id,
      originId: null,
    })
    expect([companyId, departmentId]).toEqual([horizonte.id, world.financeiro.id])
    const ofHorizonte = await addOperator(world.db, 'Hugo Sá', 'agent', horizonte.id)
    expect((await provider.registers(ofHorizonte, { originId: null })).companyId).toBe(horizonte.id)
  })

  it('gives two hundred at once protocols without a gap or a repetition', async () => {
    const { eva } = provider
    const protocols = await Promise.all(
      Array.from({ length: 200 }, async () => (await provider.registers(eva)).protocol),
    )
    const numbers = protocols.map((protocol) => Number(protocol.split('.')[1])).toSorted((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 200 }, (_, n) => n + 1))
  })

  it('counts protocols for each company and month in the company’s own time', async () => {
    const { eva } = provider
    await provider.registers(eva)
    world.clock.set(new Date('2026-12-01T02:30:00Z'))
    expect((await provider.registers(eva)).protocol).toBe('202611.2')
    world.clock.set(new Date('2026-12-01T03:30:00Z'))
    expect((await provider.registers(eva)).protocol).toBe('202612.1')
  })
})

describe('the second and third step', () => {
  it('start the clock by the contract’s table, else the company’s', async () => {
    const { eva, processes, mercadoSol, saulo } = provider
    const started = await provider.starts(eva)
    // Eight hours from Monday, ten o'clock: two before lunch, four and a half after it, and one and a half on Tuesday.
    expect(started).toMatchObject({
      state: 'waiting',
      slaType: 'corrective',
      subprocessId: processes.semConexao.steps[0],
      dueAt: new Date('2026-11-24T09:30:00-03:00'),
      firstRespondedAt: world.clock.now(),
    })
    const ofShop = { customerId: mercadoSol.id, connectionId: mercadoSol.connectionId, contactId: saulo.id }
    const urgent = await provider.starts(eva, ofShop, { processId: processes.emergencia.id })
    expect(urgent.dueAt).toEqual(new Date('2026-11-23T11:00:00-03:00'))
    expect(await eventsOf(started.id)).toEqual(['open', 'check', 'start'])
  })

  it('promise nothing where no table gives a time', async () => {
    await world.db.query(sql`delete from sla_time where sla_type = 'corrective'`)
    const started = await provider.starts(provider.eva)
    expect(started).toMatchObject({
      dueAt: null,
      firstResponseDueAt: null,
      slaRunningSince: world.clock.now(),
    })
    expect(await world.db.rows(sql`select 1 from timer where entity = 'atendimento'`)).toEqual([])
  })

  it('take only opening classifications and processes of the company', async () => {
    const { eva, classifications, processes } = provider
    const { id } = await provider.registers(eva)
    await verbs().check(eva, id)
    const start = { processId: processes.semConexao.id }
    for (const wrong of [{ ...start, classificationId: classifications.resolvido }, { processId: newId() }])
      await expect(verbs().start(eva, id, wrong)).rejects.toMatchObject({ name: 'NotFound' })
  })

  it('are cancelled before the third, with a reason, and not after it', async () => {
    const { eva } = provider
    const { id } = await provider.registers(eva)
    await expect(verbs().cancel(eva, id, { reason: ' ' })).rejects.toMatchObject({ name: 'Invalid' })
    expect(await verbs().cancel(eva, id, { reason: 'Aberto por engano' })).toMatchObject({
      state: 'cancelled',
      cancelReason: 'Aberto por engano',
    })
    const started = await provider.starts(eva)
    await expect(verbs().cancel(eva, started.id, { reason: 'Tarde demais' })).rejects.toMatchObject({
      name: 'Refused',
      code: 'not_now',
    })
  })
})

describe('claiming', () => {
  it('has one winner of a hundred at once, and tells the others who', async () => {
    const { id } = await provider.starts(provider.eva)
    const crowd: OperatorActor[] = []
    for (let n = 0; n < 100; n++) crowd.push(await addOperator(world.db, `Operador ${n}`, 'agent'))
    const results = await Promise.allSettled(crowd.map((operator) => verbs().claim(operator, id)))
    const won = results.flatMap((result, n) => (result.status === 'fulfilled' ? [crowd[n]] : []))
    expect(won).toHaveLength(1)
    for (const result of results)
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({
          name: 'Conflict',
          code: 'atendimento.taken',
          details: { winner: won[0]?.name },
        })
    expect(await eventsOf(id)).toEqual(['open', 'check', 'start', 'claim'])
  })

  it('is undone by releasing, and by a supervisor who transfers', async () => {
    const { eva, gil, iara } = provider
    const { id } = await provider.claims(eva)
    await expect(verbs().release(gil, id)).rejects.toMatchObject({ name: 'Forbidden' })
    await expect(verbs().transfer(gil, id, { operatorId: gil.id })).rejects.toMatchObject({
      name: 'Forbidden',
    })
    expect(await verbs().release(eva, id)).toMatchObject({ state: 'waiting', operatorId: null })
    expect(await verbs().transfer(iara, id, { operatorId: gil.id })).toMatchObject({
      state: 'claimed',
      operatorId: gil.id,
    })
    const outsider = await addOperator(world.db, 'De Fora', 'agent', world.horizonte.id)
    await expect(verbs().transfer(iara, id, { operatorId: outsider.id })).rejects.toMatchObject({
      name: 'NotFound',
    })
  })

  it('a change that somebody else made since is a conflict that names them', async () => {
    const { eva, iara, gil, classifications } = provider
    const { id, version } = await provider.claims(eva)
    await verbs().comment(gil, id, { text: 'Já liguei para ela.', visibility: 'private' })
    await expect(
      verbs().finish(eva, id, { classificationId: classifications.resolvido, version }),
    ).rejects.toMatchObject({ name: 'Conflict', code: 'atendimento.changed', details: { winner: gil.name } })
    await expect(
      verbs().transfer(iara, id, { operatorId: gil.id, version: version + 1 }),
    ).resolves.toMatchObject({ operatorId: gil.id })
  })
})

describe('forwarding', () => {
  it('follows the priority of the subprocesses, each once', async () => {
    const { eva, processes, classifications } = provider
    const { id } = await provider.claims(eva)
    const steps = processes.semConexao.steps
    await verbs().toSubprocess(eva, id, { subprocessId: steps[2] as string })
    expect((await verbs().nextSubprocess(eva, id)).subprocessId).toBe(steps[1])
    await expect(verbs().nextSubprocess(eva, id)).rejects.toMatchObject({
      code: 'atendimento.no_next_subprocess',
    })
    world.clock.advance(HOUR)
    await verbs().finish(eva, id, { classificationId: classifications.resolvido })
    const { runs } = await verbs().view(eva, id)
    expect(runs.map(({ subprocess, endedBy }) => [subprocess, endedBy])).toEqual([
      ['Triagem', 'Eva Dias'],
      ['Confirmação', 'Eva Dias'],
      ['Visita técnica', 'Eva Dias'],
    ])
    expect(runs[2]?.endedAt?.getTime()).toBe((runs[2]?.startedAt.getTime() ?? 0) + HOUR)
  })

  it('to another process keeps the time used under the other promise', async () => {
    const { eva, processes } = provider
    const { id } = await provider.claims(eva)
    world.clock.advance(90 * MINUTE)
    const moved = await verbs().toProcess(eva, id, { processId: processes.segundaVia.id })
    expect(moved).toMatchObject({ slaType: 'question', slaUsedMs: 90 * MINUTE, resolutionMinutes: 240 })
    // Half an hour to noon, and two hours after lunch.
    expect(moved.dueAt).toEqual(new Date('2026-11-23T15:30:00-03:00'))
    expect(moved.subprocessId).toBe(processes.segundaVia.steps[0])
  })

  it('to a process whose time is used up already is a breach at once', async () => {
    const { eva, processes } = provider
    const { id } = await provider.claims(eva)
    world.clock.advance(5 * HOUR)
    const moved = await verbs().toProcess(eva, id, { processId: processes.emergencia.id })
    expect(moved.dueAt?.getTime()).toBeLessThan(world.clock.now().getTime())
    const timers = await world.db.rows<{ name: string; dueAt: Date }>(
      sql`select name, due_at from timer where entity_id = ${id} order by name`,
    )
    expect(timers).toEqual([
      { name: 'slaBreach', dueAt: world.clock.now() },
      { name: 'slaWarning', dueAt: world.clock.now() },
    ])
  })

  it('to another department gives it back to whoever claims it there, under the hours of that one', async () => {
    const { eva, processes, comercial } = provider
    await world.db.query(sql`
      update department set calendar_id = ${world.horizonte.calendarId} where id = ${comercial.id}`)
    const visit = processes.semConexao.steps[1]
    await world.db.query(
      sql`update subprocess set department_id = ${comercial.id} where id = ${visit as string}`,
    )
    const { id } = await provider.claims(eva)
    world.clock.set(new Date('2026-11-23T12:30:00-03:00'))
    const moved = await verbs().nextSubprocess(eva, id)
    expect(moved).toMatchObject({
      state: 'waiting',
      operatorId: null,
      departmentId: comercial.id,
      slaUsedMs: 2 * HOUR,
    })
    // Horizonte's hours have no lunch: six hours from half past twelve, until six, and half an hour on Tuesday.
    expect(moved.dueAt).toEqual(new Date('2026-11-24T08:30:00-03:00'))
  })
})

describe('waiting for the customer', () => {
  it('stands the clock, and an answer sets it going', async () => {
    const { eva, olivia } = provider
    const { id, dueAt } = await provider.claims(eva)
    world.clock.advance(HOUR)
    expect(await verbs().pause(eva, id, { text: 'O roteador está ligado?' })).toMatchObject({
      state: 'paused',
      dueAt: null,
      slaUsedMs: HOUR,
      pauseReason: 'O roteador está ligado?',
    })
    expect(await world.db.rows(sql`select 1 from timer where entity_id = ${id}`)).toEqual([])
    world.clock.advance(30 * MINUTE)
    const answered = await verbs().write(olivia, id, { text: 'Está.' })
    expect(answered).toMatchObject({ state: 'claimed', slaUsedMs: HOUR, pauseReason: null })
    expect(answered.dueAt?.getTime()).toBe((dueAt as Date).getTime() + 30 * MINUTE)
  })

  it('B22 under a calendar that is edited meanwhile, what was used stays used', async () => {
    const { eva, redeVeloz } = provider
    const { id } = await provider.claims(eva)
    world.clock.advance(HOUR)
    await verbs().pause(eva, id, { text: 'Pode ser amanhã?' })
    await world.db.query(sql`
      insert into closure (id, calendar_id, date, name) values (${newId()}, ${redeVeloz.calendarId}, '2026-11-24', 'Feriado')`)
    await world.db.query(
      sql`update business_calendar set version = version + 1 where id = ${redeVeloz.calendarId}`,
    )
    world.clock.set(new Date('2026-11-23T14:30:00-03:00'))
    const resumed = await verbs().resume(eva, id)
    expect(resumed.slaUsedMs).toBe(HOUR)
    // Three and a half hours on Monday, none on the holiday, three and a half on Wednesday.
    expect(resumed.dueAt).toEqual(new Date('2026-11-25T11:30:00-03:00'))
  })

  it('a calendar edited while the clock runs moves the deadline', async () => {
    const { eva, redeVeloz } = provider
    const { id } = await provider.claims(eva)
    const paused = await provider.claims(eva)
    await verbs().pause(eva, paused.id, { text: 'Tudo bem?' })
    await world.db.query(sql`
      insert into closure (id, calendar_id, date, name) values (${newId()}, ${redeVeloz.calendarId}, '2026-11-24', 'Feriado')`)
    await world.db.query(
      sql`update business_calendar set version = version + 1 where id = ${redeVeloz.calendarId}`,
    )
    expect(await verbs().reschedule({ calendarId: redeVeloz.calendarId })).toBe(1)
    expect((await verbs().view(eva, id)).atendimento.dueAt).toEqual(new Date('2026-11-25T09:30:00-03:00'))
    expect(
      await world.db.rows(sql`
      select due_at from timer where entity_id = ${id} and name = 'slaBreach'`),
    ).toEqual([{ dueAt: new Date('2026-11-25T09:30:00-03:00') }])
  })
})

describe('finishing', () => {
  it('is refused while a service order is open', async () => {
    const { eva, classifications } = provider
    const { id } = await provider.claims(eva)
    const orderId = await openServiceOrder(id)
    const finish = () => verbs().finish(eva, id, { classificationId: classifications.resolvido })
    await expect(finish()).rejects.toMatchObject({ name: 'Refused', code: 'not_now' })
    const { actions } = await verbs().view(eva, id)
    expect(actions).toContainEqual({
      verb: 'finish',
      allowed: false,
      reason: { code: 'service_order_open', count: 1 },
    })
    await world.db.query(sql`update service_order set state = 'closed' where id = ${orderId}`)
    expect(await finish()).toMatchObject({ state: 'finished', slaRunningSince: null })
  })

  it('takes a closing classification, and the company’s usual about the rating', async () => {
    const { eva, classifications, defects } = provider
    const { id } = await provider.claims(eva)
    await expect(
      verbs().finish(eva, id, { classificationId: classifications.semAcesso }),
    ).rejects.toMatchObject({ name: 'NotFound' })
    const finished = await verbs().finish(eva, id, {
      classificationId: classifications.resolvido,
      defectId: defects.fibra,
      observedDefect: 'Fibra partida no poste',
      comment: { text: 'Trocada a emenda.', visibility: 'public' },
    })
    expect(finished).toMatchObject({ ratingAsked: true, observedDefect: 'Fibra partida no poste' })
  })

  it('is rated once from 1 to 5, with words unless it is 5', async () => {
    const { eva, olivia, classifications } = provider
    const { id } = await provider.claims(eva)
    await expect(verbs().rate(olivia, id, { value: 5 })).rejects.toMatchObject({ name: 'Refused' })
    await verbs().finish(eva, id, { classificationId: classifications.resolvido, ratingAsked: true })
    await expect(verbs().rate(olivia, id, { value: 4 })).rejects.toMatchObject({ code: 'rating.comment' })
    for (const value of [0, 6, 2.5, Number.NaN])
      await expect(verbs().rate(olivia, id, { value, comment: 'x' })).rejects.toMatchObject({
        code: 'rating.value',
      })
    await verbs().rate(olivia, id, { value: 4, comment: 'Demorou um pouco' })
    await expect(verbs().rate(olivia, id, { value: 5 })).rejects.toMatchObject({ name: 'Refused' })
    expect((await verbs().view(eva, id)).rating).toMatchObject({ value: 4, comment: 'Demorou um pouco' })

    const unasked = await provider.claims(eva)
    await verbs().finish(eva, unasked.id, {
      classificationId: classifications.resolvido,
      ratingAsked: false,
    })
    await expect(verbs().rate(olivia, unasked.id, { value: 5 })).rejects.toMatchObject({ name: 'Refused' })
  })
})

describe('comments', () => {
  it('the last one is edited by whoever wrote it, while nothing newer stands above it', async () => {
    const { eva, gil } = provider
    const { id } = await provider.claims(eva)
    await verbs().comment(eva, id, { text: 'Vou ligar amanha.', visibility: 'private' })
    const lastLog = async () => (await verbs().view(eva, id)).history.entries.at(-1)?.log
    const log = await lastLog()
    await expect(verbs().editComment(gil, id, log?.id ?? '', 'x')).rejects.toMatchObject({
      name: 'Forbidden',
    })
    await verbs().editComment(eva, id, log?.id ?? '', 'Vou ligar amanhã.')
    await verbs().editComment(eva, id, log?.id ?? '', 'Vou ligar amanhã cedo.')
    const { entries } = (await verbs().view(eva, id)).history
    expect(entries.find((entry) => entry.log?.id === log?.id)?.log).toMatchObject({
      body: 'Vou ligar amanhã cedo.',
      edits: [{ body: 'Vou ligar amanhã.' }, { body: 'Vou ligar amanha.' }],
    })
    await verbs().check(eva, id)
    await expect(verbs().editComment(eva, id, log?.id ?? '', 'Tarde demais')).rejects.toMatchObject({
      name: 'Refused',
      code: 'comment.not_last',
    })
    for (const unknown of [newId(), 'not-an-id'])
      await expect(verbs().editComment(eva, id, unknown, 'x')).rejects.toMatchObject({ name: 'NotFound' })
  })

  it('after the end only the team’s private ones are taken', async () => {
    const { eva, olivia, classifications } = provider
    const { id } = await provider.claims(eva)
    await verbs().finish(eva, id, { classificationId: classifications.resolvido })
    await verbs().comment(eva, id, { text: 'Cliente ligou agradecendo.', visibility: 'private' })
    for (const late of [
      () => verbs().comment(eva, id, { text: 'x', visibility: 'public' }),
      () => verbs().write(olivia, id, { text: 'x' }),
    ])
      await expect(late()).rejects.toMatchObject({ name: 'Refused' })
  })
})

describe('"Contato"', () => {
  it('starts at once with the department’s process, for a customer of a group without one', async () => {
    const { olivia, processes, classifications } = provider
    const row = await provider.writes(olivia)
    expect(row).toMatchObject({
      state: 'waiting',
      channel: 'telegram',
      processId: processes.semConexao.id,
      classificationId: classifications.semAcesso,
      firstRespondedAt: null,
      firstResponseDueAt: new Date('2026-11-23T11:00:00-03:00'),
    })
    expect(await eventsOf(row.id)).toEqual(['open', 'check', 'start'])
  })

  it('the person group wins over the department', async () => {
    const { saulo, mercadoSol, processes } = provider
    const row = await provider.writes(saulo, { customerId: mercadoSol.id })
    expect(row).toMatchObject({ processId: processes.emergencia.id, slaType: 'emergency', priority: 1 })
  })

  it('waits for an operator where neither says how it begins', async () => {
    const { olivia, tecnico, eva, processes } = provider
    await world.db.query(sql`update department set process_id = null where id = ${tecnico.id}`)
    const { id, state } = await provider.writes(olivia)
    expect(state).toBe('registered')
    await verbs().check(eva, id)
    expect(await verbs().start(eva, id, { processId: processes.ativacao.id })).toMatchObject({
      state: 'waiting',
    })
  })

  it('asks which connection when there are several, and only then', async () => {
    const { olivia, saulo, mercadoSol, casaDaOlivia } = provider
    await expect(provider.writes(olivia, { connectionId: null })).rejects.toMatchObject({
      code: 'connection.missing',
    })
    await expect(provider.writes(olivia, { connectionId: mercadoSol.connectionId })).rejects.toMatchObject({
      name: 'NotFound',
    })
    expect((await provider.writes(olivia, { connectionId: casaDaOlivia.shop })).connectionId).toBe(
      casaDaOlivia.shop,
    )
    const { connectionId } = await provider.writes(saulo, { customerId: mercadoSol.id })
    expect(connectionId).toBe(mercadoSol.connectionId)
  })

  it('is linked to the known stop at the connection', async () => {
    const { olivia, accessPoints, casaDaOlivia } = provider
    const stopId = newId()
    await world.db.query(sql`
      insert into stop_notice (id, access_point_id, message, opened_at)
      values (${stopId}, ${accessPoints.centro}, 'Rompimento na Torre Centro', ${world.clock.now()})`)
    const known = await verbs().knownStop(olivia, casaDaOlivia.id, casaDaOlivia.connectionId)
    expect(known).toMatchObject({ id: stopId, message: 'Rompimento na Torre Centro' })
    expect((await provider.writes(olivia)).stopNoticeId).toBe(stopId)
    expect(await verbs().knownStop(olivia, casaDaOlivia.id, casaDaOlivia.shop)).toBeUndefined()
  })

  it('is off where the company says so, for sectors that create none, and for strangers', async () => {
    const { olivia, saulo, cobranca, redeVeloz } = provider
    await world.db.query(sql`update department set creates_atendimento = false where id = ${cobranca.id}`)
    await expect(provider.writes(olivia, { departmentId: cobranca.id })).rejects.toMatchObject({
      name: 'NotFound',
    })
    await expect(provider.writes(saulo, { customerId: provider.casaDaOlivia.id })).rejects.toMatchObject({
      name: 'NotFound',
    })
    await world.db.query(sql`update company set contato_enabled = false where id = ${redeVeloz.id}`)
    await expect(provider.writes(olivia)).rejects.toMatchObject({ name: 'Refused', code: 'contato.off' })
  })
})

async function openServiceOrder(atendimentoId: string): Promise<string> {
  const id = newId()
  const { redeVeloz, casaDaOlivia, serviceOrderTypes } = provider
  await world.db.query(sql`
    insert into service_order (id, number, company_id, atendimento_id, customer_id, type_id, reported_defect, state,
      opened_at, updated_at)
    values (${id}, ${id}, ${redeVeloz.id}, ${atendimentoId}, ${casaDaOlivia.id}, ${serviceOrderTypes.reparo},
      'Sem sinal', 'open', now(), now())`)
  return id
}
