import { beforeEach, describe, expect, test } from 'vitest'
import type { OperatorActor } from '../../../engine/actor.ts'
import { sql } from '../../../engine/database/sql.ts'
import { fireDue } from '../../../engine/lifecycle/due.ts'
import { type NoticeChoice, USUAL_CHOICE } from '../../../engine/operator-notice/choice.ts'
import { NOTICE_KINDS, type NoticeKind } from '../../../engine/operator-notice/kinds.ts'
import { createProvider } from '../../provider.ts'
import { createWorld, HOUR, type World } from '../../world.ts'
import { linked, toldIn } from '../operator-chat/linked.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
  await linked(world, world.ana, '501')
  await linked(world, world.bia, '502')
  await linked(world, world.caio, '503')
})

const told = async (chat: string) => (await toldIn(world, chat)).map(({ kind }) => kind)
const textsIn = async (chat: string) => (await toldIn(world, chat)).map(({ text }) => text)
const choose = (operator: OperatorActor, choice: Partial<NoticeChoice>) =>
  world.engine.noticeChoices.choose(operator, { ...USUAL_CHOICE, ...choice })

/** Fires what is due, as the sweeper does. */
async function fireAll(): Promise<void> {
  const due = await world.db.rows<Parameters<typeof fireDue>[1]>(sql`
    select entity, entity_id, name, event, due_at from timer where due_at <= ${world.clock.now()} order by due_at`)
  for (const timer of due) await world.db.transaction((tx) => fireDue(world.engine, timer, tx))
}

describe('a ticket', () => {
  test('that is new is told in its department, with what the customer wrote', async () => {
    await world.engine.operators.setDepartments(world.davi, world.bia.id, [world.financeiro.id])
    await linked(world, world.bia, '502')
    await world.opens(world.maria)
    expect(await textsIn('501')).toEqual([
      expect.stringMatching(
        /^202611\/0001 · Erro ao emitir NF-e\nTicket novo de Padaria Pão Quente\.\n\nA nota 10125 .*Abrir no painel/s,
      ),
    ])
    expect(await told('502')).toEqual([])
    expect(await told('503')).toEqual(['operators.opened'])
  })

  test('whose customer writes, decides or refuses is told to the responsible alone', async () => {
    const { id } = await world.opened(world.maria, world.ana)
    await world.engine.tickets.write(world.maria, id, { text: 'Alguma novidade?' })
    await world.engine.tickets.solve(world.ana, id, { text: 'Atualize.' })
    await world.engine.tickets.refuse(world.maria, id, { text: 'Continua.' })
    expect(await told('501')).toEqual(['operators.opened', 'operators.answered', 'operators.refused'])
    expect((await textsIn('501'))[1]).toContain('Maria Souza escreveu:\n\nAlguma novidade?')
    expect(await told('502')).toEqual(['operators.opened'])
  })

  test('that a colleague hands over is told to whom it goes, and to nobody who did it', async () => {
    const { id } = await world.opened(world.maria, world.ana)
    await world.engine.tickets.assign(world.ana, id, { operatorId: world.bia.id })
    expect(await told('501')).toEqual(['operators.opened'])
    expect((await textsIn('502'))[1]).toContain('Ana Lima passou este ticket para você.')
  })

  test('that goes to another department without anybody is new there', async () => {
    const { id } = await world.opened(world.maria, world.ana)
    await world.engine.tickets.handOver(world.ana, id, {
      team: 'support',
      departmentId: world.financeiro.id,
      operatorId: null,
      justification: 'É cobrança',
    })
    expect((await textsIn('502'))[1]).toContain('Ana Lima repassou este ticket. Suporte: É cobrança')
  })

  test('rated under what was chosen is told to the responsible and the supervisors', async () => {
    await choose(world.ana, { ratingUnder: 5 })
    for (const mark of ['good', 'poor'] as const) {
      const { id } = await world.opened(world.maria, world.ana)
      await world.engine.tickets.solve(world.ana, id, { text: 'Pronto.' })
      await world.engine.tickets.approve(world.maria, id)
      await world.engine.tickets.rate(world.maria, id, { mark, comment: 'Demorou' })
    }
    const rated = async (chat: string) => (await told(chat)).filter((kind) => kind === 'operators.rated')
    expect(await rated('501')).toHaveLength(2)
    expect(await rated('503')).toHaveLength(1)
    expect(await rated('502')).toHaveLength(0)
  })

  test('carries buttons to claim, to answer, to see, and to the panel where that has a public address', async () => {
    world = await createWorld({ PUBLIC_URL: 'https://suporte.empresa.com.br' })
    await linked(world, world.ana, '501')
    const { id } = await world.opens(world.maria)
    const [notice] = await world.db.rows<{ payload: { choices: { label: string; href?: string }[][] } }>(
      sql`select payload from outbox_message where channel = 'operators'`,
    )
    const buttons = notice!.payload.choices.flat()
    expect(buttons.map(({ label }) => label)).toEqual([
      '🛟 Resgatar',
      '✍️ Responder',
      '🔎 Ver',
      'Abrir no painel',
    ])
    expect(buttons.at(-1)?.href).toBe(`https://suporte.empresa.com.br/tickets/${id}`)
  })

  test('with a private note tells nobody of it', async () => {
    const { id } = await world.opened(world.maria, world.ana)
    await world.engine.tickets.note(world.bia, id, { text: 'Cliente difícil' })
    expect(JSON.stringify(await toldIn(world, '501'))).not.toContain('difícil')
  })
})

describe('an atendimento', () => {
  test('is told where it waits, when the customer writes, and as its time runs out', async () => {
    const provider = await createProvider(world)
    await linked(world, provider.eva, '511')
    await linked(world, provider.iara, '512')
    const { id } = await provider.writes(provider.olivia)
    expect(await told('511')).toEqual(['operators.opened'])
    expect((await textsIn('511'))[0]).toContain('Sem conexão · Triagem')
    expect(await told('501')).toEqual(['operators.opened'])
    await world.engine.atendimentos.claim(provider.eva, id)
    await world.engine.atendimentos.write(provider.olivia, id, { text: 'E agora?' })
    world.clock.advance(9 * HOUR)
    await fireAll()
    expect(await told('511')).toEqual([
      'operators.opened',
      'operators.answered',
      expect.stringMatching(/^operators\.sla/),
      ...(await told('511')).slice(3),
    ])
    world.clock.advance(48 * HOUR)
    await fireAll()
    expect(await told('511')).toContain('operators.slaBreached')
    expect(await told('512')).toContain('operators.slaBreached')
  })
})

describe('each operator', () => {
  test.each(NOTICE_KINDS.filter((kind) => ['opened', 'answered', 'refused'].includes(kind)))(
    'who left out %s does not hear of it',
    async (kind: NoticeKind) => {
      await choose(world.ana, { atOnce: NOTICE_KINDS.filter((one) => one !== kind) })
      const { id } = await world.opened(world.maria, world.ana)
      await world.engine.tickets.write(world.maria, id, { text: 'Oi' })
      await world.engine.tickets.solve(world.ana, id, { text: 'Pronto.' })
      await world.engine.tickets.refuse(world.maria, id, { text: 'Não.' })
      expect(await told('501')).toEqual(
        ['operators.opened', 'operators.answered', 'operators.refused'].filter(
          (one) => one !== `operators.${kind}`,
        ),
      )
    },
  )

  test('is left alone in the quiet hours, and gets one digest at their end', async () => {
    await choose(world.ana, { quietFrom: '22:00', quietUntil: '07:00' })
    const { id } = await world.opened(world.maria, world.ana)
    world.clock.set('2026-11-23T23:00:00-03:00')
    await world.engine.tickets.write(world.maria, id, { text: 'Ainda aí?' })
    await world.opens(world.rosa, { title: 'Boleto' })
    expect(await told('501')).toEqual(['operators.opened'])
    world.clock.set('2026-11-24T06:59:00-03:00')
    await fireAll()
    expect(await told('501')).toEqual(['operators.opened'])
    world.clock.set('2026-11-24T07:00:00-03:00')
    await fireAll()
    expect((await toldIn(world, '501')).slice(1)).toEqual([
      {
        kind: 'operators.digest',
        text: '🗞 Resumo: 2 avisos\n\n202611/0001 · Erro ao emitir NF-e\nMaria Souza escreveu:\n\n202611/0002 · Boleto\nTicket novo de Rede Boa Vista.',
      },
    ])
    await fireAll()
    expect(await told('501')).toHaveLength(2)
  })

  test('has what the digest is for at its hour, and the night at its end', async () => {
    await choose(world.ana, {
      atOnce: ['answered'],
      inDigest: ['opened'],
      digestAt: '17:00',
      quietFrom: '22:00',
      quietUntil: '07:00',
    })
    const { id } = await world.opened(world.maria, world.ana)
    world.clock.set('2026-11-23T17:00:00-03:00')
    await fireAll()
    expect(await told('501')).toEqual(['operators.digest'])
    world.clock.set('2026-11-23T23:00:00-03:00')
    await world.opens(world.rosa)
    await world.engine.tickets.write(world.maria, id, { text: 'Oi' })
    world.clock.set('2026-11-24T07:00:00-03:00')
    await fireAll()
    world.clock.set('2026-11-24T17:00:00-03:00')
    await fireAll()
    expect((await textsIn('501')).slice(1)).toEqual([
      expect.stringContaining('Maria Souza escreveu:'),
      expect.stringContaining('Ticket novo de Rede Boa Vista.'),
    ])
  })

  test('on duty hears at once at night', async () => {
    await choose(world.ana, { quietFrom: '22:00', quietUntil: '07:00' })
    const { chatId } = (await world.engine.operatorChats.arrive('501'))!
    await world.engine.operatorChats.setDuty(chatId, true)
    world.clock.set('2026-11-23T23:00:00-03:00')
    await world.opens(world.maria)
    expect(await told('501')).toEqual(['operators.opened'])
  })

  test('who is let go before the digest never gets it', async () => {
    await choose(world.ana, { atOnce: [], inDigest: ['opened'] })
    await world.opens(world.maria)
    await world.engine.operators.deactivate(world.davi, world.ana.id)
    world.clock.advance(48 * HOUR)
    await fireAll()
    expect(await told('501')).toEqual([])
    expect(await world.db.rows(sql`select 1 from held_notice`)).toEqual([])
  })

  test('chooses only what there is, and whole quiet hours', async () => {
    await expect(choose(world.ana, { quietFrom: '22:00' })).rejects.toMatchObject({ code: 'input_invalid' })
    await expect(choose(world.ana, { digestAt: '25:00' })).rejects.toMatchObject({ code: 'input_invalid' })
    await expect(choose(world.ana, { ratingUnder: 9 })).rejects.toMatchObject({ code: 'input_invalid' })
    await choose(world.ana, { atOnce: ['opened'], inDigest: ['opened', 'rated'] })
    expect(await world.engine.noticeChoices.own(world.ana)).toMatchObject({
      atOnce: ['opened'],
      inDigest: ['rated'],
    })
  })
})
