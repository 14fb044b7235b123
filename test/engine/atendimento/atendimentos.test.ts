import { beforeEach, describe, expect, it } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { createProvider, type Provider } from '../../provider.ts'
import { createWorld, HOUR, MINUTE, type World } from '../../world.ts'

let world: World
let provider: Provider
const verbs = () => world.engine.atendimentos

beforeEach(async () => {
  world = await createWorld()
  provider = await createProvider(world)
})

const messages = () =>
  world.db.rows<{ channel: string; lane: string; kind: string }>(
    sql`select channel, lane, kind from outbox_message order by id`,
  )
const kinds = async () => (await messages()).map(({ channel, kind }) => `${kind} ${channel}`)
const eventsOf = async (id: string) =>
  (
    await world.db.rows<{ type: string }>(
      sql`select type from event where entity = 'atendimento' and entity_id = ${id} order by id`,
    )
  ).map(({ type }) => type)

describe('the three steps', () => {
  it('register, check and start: the clock runs from the third', async () => {
    const { eva, processes, casaDaOlivia, tecnico } = provider
    const registered = await provider.registers(eva)
    expect(registered).toMatchObject({
      state: 'registered',
      protocol: '202611.1',
      contractId: casaDaOlivia.contractId,
      departmentId: tecnico.id,
      priority: 3,
      dueAt: null,
    })
    await verbs().check(eva, registered.id)
    const started = await verbs().start(eva, registered.id, { processId: processes.semConexao.id })
    // Eight hours from Monday, ten o'clock: two before lunch, four and a half after it, and one and a half on Tuesday.
    expect(started).toMatchObject({
      state: 'waiting',
      slaType: 'corrective',
      subprocessId: processes.semConexao.steps[0],
      dueAt: new Date('2026-11-24T09:30:00-03:00'),
      firstRespondedAt: world.clock.now(),
    })
    expect(await eventsOf(registered.id)).toEqual(['open', 'check', 'start'])
    expect(await kinds()).toEqual(['atendimento.started telegram', 'atendimento.started email'])
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

describe('the flow', () => {
  it('goes through the subprocesses to the finish and the rating', async () => {
    const { eva, olivia, classifications } = provider
    const { id } = await provider.claims(eva)
    await verbs().nextSubprocess(eva, id)
    await verbs().nextSubprocess(eva, id)
    await expect(verbs().nextSubprocess(eva, id)).rejects.toMatchObject({
      code: 'atendimento.no_next_subprocess',
    })
    const finished = await verbs().finish(eva, id, {
      classificationId: classifications.resolvido,
      ratingAsked: true,
    })
    expect(finished).toMatchObject({ state: 'finished', ratingAsked: true, slaRunningSince: null })
    await expect(verbs().rate(olivia, id, { value: 4 })).rejects.toMatchObject({ code: 'rating.comment' })
    await verbs().rate(olivia, id, { value: 4, comment: 'Demorou um pouco' })
    await expect(verbs().rate(olivia, id, { value: 5 })).rejects.toMatchObject({ name: 'Refused' })
    expect(await world.db.rows(sql`select value, comment from rating where atendimento_id = ${id}`)).toEqual([
      { value: 4, comment: 'Demorou um pouco' },
    ])
    const runs = await world.db.rows(sql`
      select s.name, r.ended_by from subprocess_run r join subprocess s on s.id = r.subprocess_id
      where atendimento_id = ${id} order by r.id`)
    expect(runs).toEqual([
      { name: 'Triagem', endedBy: 'Eva Dias' },
      { name: 'Visita técnica', endedBy: 'Eva Dias' },
      { name: 'Confirmação', endedBy: 'Eva Dias' },
    ])
  })

  it('stands while the customer is asked, and goes on when they answer', async () => {
    const { eva, olivia } = provider
    const { id, dueAt } = await provider.claims(eva)
    world.clock.advance(HOUR)
    const paused = await verbs().pause(eva, id, { text: 'O roteador está ligado?' })
    expect(paused).toMatchObject({ state: 'paused', dueAt: null, slaUsedMs: HOUR })
    world.clock.advance(30 * MINUTE)
    const answered = await verbs().write(olivia, id, { text: 'Está.' })
    expect(answered).toMatchObject({ state: 'claimed', slaUsedMs: HOUR })
    expect(answered.dueAt?.getTime()).toBe((dueAt as Date).getTime() + 30 * MINUTE)
  })
})
