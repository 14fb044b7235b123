import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { OperatorActor } from '../../../engine/actor.ts'
import type { NotificationLevel } from '../../../engine/atendimento/states.ts'
import { listen } from '../../../engine/database/listen.ts'
import { sql } from '../../../engine/database/sql.ts'
import { fireDue } from '../../../engine/lifecycle/due.ts'
import { sweeper } from '../../../engine/lifecycle/sweeper.ts'
import { LIVE_CHANNEL } from '../../../engine/live.ts'
import { type OutgoingMessage, plainText } from '../../../engine/notification/message.ts'
import { silent } from '../../database.ts'
import { eventually } from '../../eventually.ts'
import { createProvider, type Provider } from '../../provider.ts'
import { createWorld, MINUTE, mailOf, type World } from '../../world.ts'

let world: World
let provider: Provider
const verbs = () => world.engine.atendimentos

beforeEach(async () => {
  world = await createWorld()
  provider = await createProvider(world)
})

type Sent = { channel: string; lane: string; kind: string; payload: OutgoingMessage }
const sent = () =>
  world.db.rows<Sent>(sql`select channel, lane, kind, payload from outbox_message order by id`)
/** What reached the customer's chat. */
const told = async () =>
  (await sent())
    .filter(({ channel }) => channel === 'telegram')
    .map(({ kind }) => kind.replace('atendimento.', ''))
const mailsTo = async (address: string) =>
  (await sent())
    .filter(({ channel, lane }) => channel === 'email' && lane === address)
    .map(({ kind }) => kind.replace('atendimento.', ''))

/** Everything that may happen to a case, once. */
async function live(level: NotificationLevel, { ratingAsked = false } = {}) {
  const { eva, gil, iara, classifications, processes } = provider
  const { id } = await provider.starts(eva, {}, { notificationLevel: level })
  await verbs().claim(eva, id)
  await verbs().includeViewer(eva, id, { operatorId: gil.id })
  await verbs().nextSubprocess(eva, id)
  await verbs().toProcess(eva, id, { processId: processes.ativacao.id })
  await verbs().serviceOrderCreated(eva, id, { data: { number: '202611/0001' }, make: async () => {} })
  await verbs().comment(eva, id, { text: 'Só para a equipe.', visibility: 'private' })
  await verbs().transfer(iara, id, { operatorId: gil.id })
  await verbs().finish(gil, id, { classificationId: classifications.resolvido, ratingAsked })
  return id
}

describe('the customer hears exactly the events of the level (R64)', () => {
  it('none: nothing', async () => {
    await live('none')
    expect(await sent()).toEqual([])
  })

  it('none, but a rating was asked for: the question', async () => {
    await live('none', { ratingAsked: true })
    expect(await told()).toEqual(['finished'])
  })

  it('start and end: these two, the first with protocol, date and hour', async () => {
    const id = await live('start_end')
    expect(await told()).toEqual(['started', 'finished'])
    const [started] = (await sent()) as [Sent, ...Sent[]]
    const text = plainText(started.payload.text)
    const { protocol } = (await verbs().view(provider.eva, id)).atendimento
    expect(text).toContain(`Protocolo ${protocol}`)
    expect(text).toContain('23/11/2026, 10:00')
  })

  it('all: start and end, new responsible, process and subprocess, service order', async () => {
    await live('all')
    expect(await told()).toEqual([
      'started',
      'claimed',
      'moved',
      'moved',
      'serviceOrderCreated',
      'transferred',
      'finished',
    ])
    expect(await mailsTo(mailOf('Olívia Braga'))).toEqual(await told())
  })

  it.for(['none', 'start_end', 'all'] as const)('%s: words to the customer are no event', async (level) => {
    const { eva } = provider
    const { id } = await provider.claims(eva, {}, { notificationLevel: level })
    const before = (await told()).length
    await verbs().comment(eva, id, { text: 'Estamos a caminho.', visibility: 'public' })
    await verbs().pause(eva, id, { text: 'Há alguém em casa?' })
    expect((await told()).slice(before)).toEqual(level === 'none' ? [] : ['commented', 'asked'])
  })

  it('a cancellation of what they wrote themselves is an end; of what an operator began by mistake it is nothing', async () => {
    const { eva, olivia, tecnico } = provider
    await world.db.query(sql`update department set process_id = null where id = ${tecnico.id}`)
    const own = await provider.writes(olivia)
    await verbs().cancel(eva, own.id, { reason: 'Já resolvido por telefone' })
    const mistake = await provider.registers(eva)
    await verbs().cancel(eva, mistake.id, { reason: 'Engano' })
    expect(await told()).toEqual(['cancelled'])
  })

  it('a case that names nobody is told to the customer’s authorised people', async () => {
    await provider.starts(provider.eva, { contactId: null })
    expect(await told()).toEqual(['started'])
  })
})

it('"Contato" is confirmed by mail to the customer and to the sector; the chat answers by itself (R61)', async () => {
  const { olivia } = provider
  await provider.writes(olivia)
  expect(await told()).toEqual([])
  expect(await mailsTo(mailOf('Olívia Braga'))).toEqual(['registered'])
  expect(await mailsTo(mailOf('Suporte Técnico'))).toEqual(['team.registered'])
})

it('a private comment reaches no customer, not even with what it ends', async () => {
  const { eva, classifications } = provider
  const { id } = await provider.claims(eva)
  await verbs().finish(eva, id, {
    classificationId: classifications.resolvido,
    comment: { text: 'Cliente difícil.', visibility: 'private' },
  })
  expect(JSON.stringify(await sent())).not.toContain('difícil')
})

it('every notice leads to its case, the last one to its rating too', async () => {
  const id = await live('all', { ratingAsked: true })
  await provider.claims(provider.eva)
  const buttons = (await sent())
    .filter(({ channel }) => channel === 'telegram')
    .map(({ payload }) => (payload.choices ?? []).flat().map((choice) => 'data' in choice && choice.data))
  for (const each of buttons) expect(each.join()).toMatch(/a:sh:/)
  const [finished] = (await sent()).filter(
    ({ channel, kind }) => channel === 'telegram' && kind === 'atendimento.finished',
  )
  expect(finished!.payload.choices!.flat()).toMatchObject([
    ...[1, 2, 3, 4, 5].map((value) => ({ label: String(value), data: `a:ra:${id}:${value}` })),
    { data: `a:sh:${id}` },
  ])
})

describe('deadlines', () => {
  const sweep = () =>
    sweeper({
      db: world.db,
      clock: world.clock,
      log: silent,
      fire: (timer, tx) => fireDue(world.engine, timer, tx),
    }).sweep()

  beforeEach(async () => {
    await world.db.query(sql`update operator set mail_notices = true`)
  })

  it('warn the responsible, then the supervisors too, and both when the time is over: in business time', async () => {
    const { eva, iara } = provider
    const { id } = await provider.claims(eva)
    const heard = async () => ({
      eva: await mailsTo(mailOf(eva.name)),
      iara: await mailsTo(mailOf(iara.name)),
    })
    // Six of eight hours: two before lunch and four after it.
    world.clock.set(new Date('2026-11-23T17:29:00-03:00'))
    await sweep()
    expect(await heard()).toEqual({ eva: [], iara: [] })
    world.clock.set(new Date('2026-11-23T17:30:00-03:00'))
    await sweep()
    expect(await heard()).toEqual({ eva: ['team.slaWarned'], iara: [] })
    // Nine tenths are 7 h 12 min: the night does not count.
    world.clock.set(new Date('2026-11-24T08:42:00-03:00'))
    await sweep()
    expect(await heard()).toEqual({ eva: ['team.slaWarned'], iara: ['team.slaWarned'] })
    world.clock.set(new Date('2026-11-24T09:30:00-03:00'))
    await sweep()
    expect(await heard()).toEqual({
      eva: ['team.slaWarned', 'team.slaBreached'],
      iara: ['team.slaWarned', 'team.slaBreached'],
    })
    const { atendimento, clock } = await verbs().view(eva, id)
    expect(atendimento.breachedAt).toEqual(world.clock.now())
    expect(clock.leftMs).toBe(0)
    expect(await world.engine.atendimentoPanel.warnings(eva)).toMatchObject([{ id }])
    expect(await world.engine.atendimentoPanel.warnings(iara)).toMatchObject([{ id }])
    expect(await world.engine.atendimentoPanel.warnings(provider.gil)).toEqual([])
  })

  it('tell the sector while nobody is responsible', async () => {
    await provider.writes(provider.olivia)
    world.clock.set(new Date('2026-11-23T10:30:00-03:00'))
    await sweep()
    expect(await mailsTo(mailOf('Suporte Técnico'))).toEqual(['team.registered', 'team.responseWarned'])
    world.clock.set(new Date('2026-11-23T11:00:00-03:00'))
    await sweep()
    expect(await mailsTo(mailOf(provider.iara.name))).toEqual(['team.responseBreached'])
  })

  it('of the first response stop with the first public words', async () => {
    const { eva, olivia } = provider
    const { id } = await provider.writes(olivia)
    await verbs().claim(eva, id)
    await verbs().comment(eva, id, { text: 'Vou ver.', visibility: 'private' })
    expect((await verbs().view(eva, id)).atendimento.firstRespondedAt).toBeNull()
    world.clock.advance(20 * MINUTE)
    await verbs().comment(eva, id, { text: 'Já estou vendo.', visibility: 'public' })
    expect((await verbs().view(eva, id)).atendimento.firstRespondedAt).toEqual(world.clock.now())
    world.clock.set(new Date('2026-11-23T12:00:00-03:00'))
    await sweep()
    expect(await mailsTo(mailOf(eva.name))).toEqual([])
  })

  it('are told to whoever wants mail and works there, and to nobody else', async () => {
    const { eva, iara } = provider
    await world.db.query(sql`update operator set mail_notices = false where id = ${eva.id}`)
    await world.db.query(sql`
      insert into operator_department (operator_id, department_id) values (${iara.id}, ${provider.comercial.id})`)
    await provider.claims(eva)
    world.clock.set(new Date('2026-11-24T09:30:00-03:00'))
    await sweep()
    const mails = (await sent()).filter(({ kind }) => kind.startsWith('atendimento.team'))
    // Caio of the first cast supervises every company.
    expect(new Set(mails.map(({ lane }) => lane))).toEqual(new Set([mailOf('Caio Prado')]))
  })
})

it('live pages hear of it: those of the department, and those of whoever follows it elsewhere', async () => {
  const { eva, gil, nuno, tecnico, comercial } = provider
  const { liveFeed, announcements } = world.engine
  const ear = await listen(world.db.url, [LIVE_CHANNEL], ({ payload }) => liveFeed.hear(payload), {
    log: silent,
  })
  onTestFinished(() => ear.close())
  const heard = new Set<string>()
  const follow = (actor: OperatorActor, departmentId: string) =>
    liveFeed.subscribe({ ...actor, departmentIds: [departmentId] }, (news) => {
      if (news) heard.add(`${actor.name}: ${news.kind}`)
    })
  const { id } = await provider.claims(eva)
  await verbs().includeViewer(eva, id, { operatorId: gil.id })
  await announcements.flush()
  follow(eva, tecnico.id)
  follow(gil, comercial.id)
  follow(nuno, comercial.id)
  await verbs().comment(eva, id, { text: 'Só para a equipe.', visibility: 'private' })
  await announcements.flush()
  await eventually(() => expect(heard).toEqual(new Set(['Eva Dias: atendimento', 'Gil Moura: atendimento'])))
})
