import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../../engine/database/id.ts'
import { sql } from '../../../engine/database/sql.ts'
import { Conflict, Forbidden, Invalid, NotFound, Refused } from '../../../engine/errors.ts'
import { createWorld, DAY, HOUR, MINUTE, type World } from '../../world.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
})

const state = async (id: string) =>
  (await world.db.one<{ state: string }>(sql`select state from ticket where id = ${id}`)).state

const history = (id: string) =>
  world.db.rows<{ type: string; from: string | null; to: string; actor: string; channel: string }>(sql`
    select type, "from", "to", actor, channel from event where entity = 'ticket' and entity_id = ${id} order by id`)

const notices = (ticketId: string) =>
  world.db.rows<{ channel: string; kind: string; payload: { text?: unknown[]; choices?: unknown[] } }>(sql`
    select channel, kind, payload from outbox_message where ticket_id = ${ticketId} order by id`)

const timers = (id: string) =>
  world.db.rows<{ name: string; dueAt: Date }>(
    sql`select name, due_at from timer where entity_id = ${id} order by name`,
  )

describe('opening', () => {
  it('gives the number of the month, the date and the expected first response', async () => {
    const ticket = await world.opens(world.maria)
    expect(ticket.number).toBe('202611/0001')
    expect(ticket.state).toBe('new')
    expect(ticket.openedAt).toEqual(world.clock.now())
    expect(ticket.dueAt).toEqual(new Date('2026-11-23T11:00:00-03:00'))
  })

  it('expects the first response after the weekend when opened late on Friday', async () => {
    world.clock.set('2026-11-27T17:40:00-03:00')
    const ticket = await world.opens(world.maria)
    expect(ticket.dueAt).toEqual(new Date('2026-11-30T08:40:00-03:00'))
  })

  it('begins the numbers anew at the turn of the month in the time zone of the company', async () => {
    world.clock.set('2026-12-01T01:30:00Z')
    expect((await world.opens(world.maria)).number).toBe('202611/0001')
    world.clock.set('2026-12-01T03:30:00Z')
    expect((await world.opens(world.maria)).number).toBe('202612/0001')
  })

  it('numbers 200 tickets opened at once without a gap or a twin', async () => {
    const opened = await Promise.all(Array.from({ length: 200 }, () => world.opens(world.maria)))
    const numbers = opened.map(({ number }) => number).sort()
    expect(numbers).toEqual(Array.from({ length: 200 }, (_, i) => `202611/${String(i + 1).padStart(4, '0')}`))
  })

  it('refuses a contact who is not authorised, and uses no number up', async () => {
    await expect(world.opens(world.joao)).rejects.toThrow(Forbidden)
    expect((await world.opens(world.maria)).number).toBe('202611/0001')
  })

  it('does not know the customer of somebody else', async () => {
    await expect(world.opens(world.maria, { customerId: world.boaVista.id })).rejects.toThrow(NotFound)
  })

  it('keeps the answers to the checklist of its type, and takes none to that of another', async () => {
    const { suporte, financeiro } = world
    const [own, foreign] = [newId(), newId()]
    await world.db.query(sql`
      insert into checklist_question (id, subject_id, kind, question)
      values (${own}, ${suporte.typeId}, 'text', 'Versão?'), (${foreign}, ${financeiro.typeId}, 'text', 'Boleto?')`)
    const { id } = await world.opens(world.maria, { answers: [{ questionId: own, value: '4.2.1' }] })
    expect(await world.db.rows(sql`select value from checklist_answer where ticket_id = ${id}`)).toEqual([
      { value: '4.2.1' },
    ])
    await expect(
      world.opens(world.maria, { answers: [{ questionId: foreign, value: '10' }] }),
    ).rejects.toThrow(NotFound)
  })

  it('asks for a title', async () => {
    await expect(world.opens(world.maria, { title: '  ' })).rejects.toThrow(Invalid)
  })

  it('sends the receipt by e-mail, and leaves the chat it came from to the dialog', async () => {
    const { id } = await world.opens(world.maria)
    expect((await notices(id)).map(({ channel, kind }) => `${channel} ${kind}`)).toEqual([
      'email ticket.opened',
    ])
  })

  it('records an operator opening after a phone call, and tells the customer in the chat', async () => {
    const { id } = await world.engine.tickets.open(world.ana, {
      customerId: world.padaria.id,
      contactId: world.maria.id,
      departmentId: world.suporte.id,
      subjectId: world.suporte.typeId,
      title: 'Impressora fiscal parada',
      description: 'Ligou às dez.',
      channel: 'phone',
    })
    expect((await notices(id)).map(({ channel }) => channel)).toEqual(['telegram', 'email'])
  })
})

describe('working', () => {
  it('makes the operator who takes a ticket responsible, and tells the customer', async () => {
    const { id } = await world.opens(world.maria)
    const ticket = await world.engine.tickets.take(world.ana, id)
    expect(ticket).toMatchObject({ state: 'in_progress', operatorId: world.ana.id })
    const told = await notices(id)
    expect(told.at(-2)).toMatchObject({ channel: 'telegram', kind: 'ticket.taken' })
    expect(JSON.stringify(told.at(-2)?.payload)).toContain('Ana Lima está cuidando')
  })

  it('lets one of two win who take at once, and tells the other who did', async () => {
    const { id } = await world.opens(world.maria)
    const tries = await Promise.allSettled([
      world.engine.tickets.take(world.ana, id),
      world.engine.tickets.take(world.bia, id),
    ])
    const lost = tries.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    const won = tries.find(({ status }) => status === 'fulfilled') as PromiseFulfilledResult<{
      operatorId: string
    }>
    expect(lost.reason).toBeInstanceOf(Conflict)
    const winner = won.value.operatorId === world.ana.id ? 'Ana Lima' : 'Bia Rocha'
    expect(lost.reason.details).toEqual({ winner })
  })

  it('hands over to development with a justification and says so to the customer', async () => {
    const { id } = await world.opened(world.maria, world.ana)
    const ticket = await world.engine.tickets.handOver(world.ana, id, {
      team: 'development',
      justification: 'Em análise e simulação',
    })
    expect(ticket).toMatchObject({ team: 'development', justification: 'Em análise e simulação' })
    expect(JSON.stringify((await notices(id)).at(-1)?.payload)).toContain(
      'Desenvolvimento: Em análise e simulação',
    )
  })

  it('keeps private notes from the customer', async () => {
    const { id } = await world.opened(world.maria, world.ana)
    const before = (await notices(id)).length
    await world.engine.tickets.note(world.ana, id, { text: 'Cliente difícil de achar.' })
    expect(await notices(id)).toHaveLength(before)
    const shown = await world.engine.tickets.shown(world.maria, id)
    expect(shown.logs).toEqual([])
  })

  it('moves critical tickets ahead and records who changed the severity', async () => {
    const { id } = await world.opened(world.maria, world.ana)
    const ticket = await world.engine.tickets.reclassify(world.bia, id, {
      severity: 'critical',
      reason: 'Loja parada',
    })
    expect(ticket.rank).toBe(0)
    expect((await history(id)).at(-1)).toMatchObject({ type: 'reclassify', actor: 'Bia Rocha' })
  })

  it('refuses what somebody read before another change, and says who changed it', async () => {
    const { id, version } = await world.opened(world.maria, world.ana)
    await world.engine.tickets.reclassify(world.bia, id, { severity: 'high' })
    const late = world.engine.tickets.handOver(world.ana, id, {
      team: 'quality',
      justification: 'Testar',
      version,
    })
    await expect(late).rejects.toMatchObject({ details: { winner: 'Bia Rocha' } })
  })

  it('does not let an agent give away the ticket of a colleague, but lets a supervisor', async () => {
    const { id } = await world.opened(world.maria, world.ana)
    await expect(world.engine.tickets.assign(world.bia, id, { operatorId: world.bia.id })).rejects.toThrow(
      Forbidden,
    )
    const ticket = await world.engine.tickets.assign(world.caio, id, { operatorId: world.bia.id })
    expect(ticket.operatorId).toBe(world.bia.id)
  })

  it('does not show an operator of another department that the ticket exists', async () => {
    const { id } = await world.opens(world.maria)
    const outsider = { ...world.ana, departmentIds: [world.financeiro.id] }
    await expect(world.engine.tickets.take(outsider, id)).rejects.toThrow(NotFound)
  })
})

describe('estimating', () => {
  const proposal = () => ({
    hours: '12.5',
    price: '2500.00',
    body: 'Relatório de comissões por vendedor.',
    validUntil: new Date(world.clock.now().getTime() + 10 * DAY),
  })

  it('records who approved which proposal and when, and sends the ticket on', async () => {
    const { id } = await world.opened(world.maria, world.ana)
    await world.engine.tickets.estimate(world.ana, id)
    const { proposalId } = await world.engine.tickets.propose(world.ana, id, proposal())
    const message = (await notices(id)).findLast(({ channel }) => channel === 'telegram')
    expect(JSON.stringify(message?.payload)).toContain('2.500,00')

    const ticket = await world.engine.tickets.approveProposal(world.maria, id, {
      proposalId: proposalId as string,
    })
    expect(ticket.state).toBe('in_progress')
    expect(
      await world.db.one(sql`select decision, decided_by, channel from proposal where id = ${proposalId}`),
    ).toEqual({
      decision: 'approved',
      decidedBy: 'Maria Souza',
      channel: 'telegram',
    })
  })

  it('refuses the approval of a proposal that is no longer valid', async () => {
    const { id } = await world.opened(world.maria, world.ana)
    await world.engine.tickets.estimate(world.ana, id)
    const { proposalId } = await world.engine.tickets.propose(world.ana, id, proposal())
    world.clock.advance(11 * DAY)
    await expect(
      world.engine.tickets.approveProposal(world.maria, id, { proposalId: proposalId as string }),
    ).rejects.toThrow(Refused)
  })

  it('does not let the button of an old proposal decide on a new one', async () => {
    const { id } = await world.opened(world.maria, world.ana)
    await world.engine.tickets.estimate(world.ana, id)
    const first = await world.engine.tickets.propose(world.ana, id, proposal())
    await world.engine.tickets.propose(world.ana, id, { ...proposal(), price: '9000.00' })
    await expect(
      world.engine.tickets.approveProposal(world.maria, id, { proposalId: first.proposalId as string }),
    ).rejects.toMatchObject({ code: 'proposal.replaced' })
  })
})

describe('waiting for the customer', () => {
  it('moves from pending to validation and then closes, with reminders before (7 + 5 days)', async () => {
    const { id } = await world.opened(world.maria, world.ana)
    await world.engine.tickets.ask(world.ana, id, { text: 'Qual é a versão?' })
    expect(await timers(id)).toEqual([
      { name: 'reminder', dueAt: new Date('2026-11-28T10:00:00-03:00') },
      { name: 'silence', dueAt: new Date('2026-11-30T10:00:00-03:00') },
    ])
    await fires('reminder', id)
    expect((await notices(id)).at(-1)?.kind).toBe('ticket.reminded')
    await fires('reminder', id)
    expect((await timers(id)).map(({ name }) => name)).toEqual(['silence'])
    await fires('silence', id)
    expect(await state(id)).toBe('customer_validation')
    await fires('silence', id)
    expect(await state(id)).toBe('closed')
    expect(await timers(id)).toEqual([])
  })

  it('brings the ticket back when the customer answers, and nothing is left to close it', async () => {
    const { id } = await world.opened(world.maria, world.ana)
    await world.engine.tickets.ask(world.ana, id, { text: 'Qual é a versão?' })
    const ticket = await world.engine.tickets.write(world.maria, id, { text: '4.2.1' })
    expect(ticket).toMatchObject({ state: 'in_progress', ball: 'team', unread: true })
    expect(await timers(id)).toEqual([])
  })

  it('never closes a solved ticket after the customer wrote, until the team answers', async () => {
    const { id } = await world.opened(world.maria, world.ana)
    await world.engine.tickets.solve(world.ana, id, { text: 'Atualize para a 4.2.2.' })
    await world.engine.tickets.write(world.maria, id, { text: 'Como atualizo?' })
    expect(await timers(id)).toEqual([])
    const ticket = await world.engine.tickets.write(world.ana, id, { text: 'Menu Ajuda, Atualizar.' })
    expect(ticket).toMatchObject({ state: 'awaiting_approval', ball: 'customer' })
    expect((await timers(id)).map(({ name }) => name)).toContain('silence')
  })

  it('begins the silence anew when the customer keeps the ticket open', async () => {
    const { id } = await world.opened(world.maria, world.ana)
    await world.engine.tickets.solve(world.ana, id, { text: 'Pronto.' })
    world.clock.advance(4 * DAY)
    await world.engine.tickets.keepOpen(world.maria, id)
    const silence = (await timers(id)).find(({ name }) => name === 'silence')
    expect(silence?.dueAt).toEqual(new Date(world.clock.now().getTime() + 5 * DAY))
  })

  it('gets new deadlines when the policy changes, and keeps counting from when the silence began', async () => {
    const { id } = await world.opened(world.maria, world.ana)
    await world.engine.tickets.solve(world.ana, id, { text: 'Pronto.' })
    world.clock.advance(2 * DAY)
    await world.db.query(sql`update silence_policy set approval_days = 15, reminder_days_before = '{3}'`)
    expect(await world.engine.tickets.reschedule({ policyId: world.horizonte.silencePolicyId })).toBe(1)
    expect(await timers(id)).toEqual([
      { name: 'reminder', dueAt: new Date('2026-12-05T10:00:00-03:00') },
      { name: 'silence', dueAt: new Date('2026-12-08T10:00:00-03:00') },
    ])
  })

  it('does nothing when a deadline fires that was disarmed in between', async () => {
    const { id } = await world.opened(world.maria, world.ana)
    await world.engine.tickets.ask(world.ana, id, { text: 'Qual é a versão?' })
    const [, silence] = await world.db.rows<Timer>(
      sql`select * from timer where entity_id = ${id} order by name`,
    )
    await world.engine.tickets.write(world.maria, id, { text: '4.2.1' })
    await world.db.transaction((tx) => world.engine.on(tx).tickets.fireTimer(tx, silence as Timer))
    expect(await state(id)).toBe('in_progress')
  })

  type Timer = { entity: string; entityId: string; name: string; dueAt: Date; event: unknown }

  async function fires(name: string, id: string): Promise<void> {
    const timer = await world.db.one<Timer>(
      sql`select * from timer where entity_id = ${id} and name = ${name}`,
    )
    world.clock.set(timer.dueAt)
    await world.db.transaction((tx) => world.engine.on(tx).tickets.fireTimer(tx, timer))
  }
})

describe('ending', () => {
  const solved = async () => {
    const { id } = await world.opened(world.maria, world.ana)
    await world.engine.tickets.solve(world.ana, id, { text: 'Atualize para a 4.2.2.' })
    return id
  }

  it('closes with the approval and can never be reopened', async () => {
    const id = await solved()
    const ticket = await world.engine.tickets.approve(world.maria, id)
    expect(ticket).toMatchObject({ state: 'closed', closeReason: 'approved', ball: 'none' })
    await expect(world.engine.tickets.write(world.maria, id, { text: 'Voltou!' })).rejects.toThrow(Refused)
    await expect(world.engine.tickets.resume(world.ana, id)).rejects.toThrow(Refused)
  })

  it('approves once when pressed twice at the same time', async () => {
    const id = await solved()
    const presses = await Promise.allSettled([
      world.engine.tickets.approve(world.maria, id),
      world.engine.tickets.approve(world.maria, id),
    ])
    expect(presses.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await history(id)).filter(({ type }) => type === 'approve')).toHaveLength(1)
  })

  it('goes back to the team with the reason when not approved', async () => {
    const id = await solved()
    const ticket = await world.engine.tickets.refuse(world.maria, id, { text: 'Continua dando erro.' })
    expect(ticket.state).toBe('in_progress')
    await expect(world.engine.tickets.refuse(world.maria, id, { text: '' })).rejects.toThrow(Invalid)
  })

  it('closes with restrictions and opens a linked ticket for what is missing', async () => {
    const id = await solved()
    const { ticket, followUp } = await world.engine.tickets.approveWithRestrictions(world.maria, id, {
      text: 'Falta o relatório.',
    })
    expect(ticket).toMatchObject({ state: 'closed', closeReason: 'restrictions' })
    expect(followUp.number).toBe('202611/0002')
    const linked = await world.db.one(sql`
      select state, description, follow_up_of_id from ticket where id = ${followUp.id}`)
    expect(linked).toEqual({ state: 'new', description: 'Falta o relatório.', followUpOfId: id })
  })

  it('closes for silence after five days, and says so to the customer', async () => {
    const id = await solved()
    world.clock.advance(5 * DAY)
    const timer = await world.db.one<{
      entity: string
      entityId: string
      name: string
      dueAt: Date
      event: unknown
    }>(sql`select * from timer where entity_id = ${id} and name = 'silence'`)
    await world.db.transaction((tx) => world.engine.on(tx).tickets.fireTimer(tx, timer))
    expect(await state(id)).toBe('closed')
    expect((await history(id)).at(-1)).toMatchObject({ type: 'silence', actor: 'Bote', channel: 'system' })
    expect((await notices(id)).at(-1)?.kind).toBe('ticket.closedForSilence')
  })

  it('rejects as the duplicate of another ticket of the same customer only', async () => {
    const original = await world.opens(world.maria)
    const { id } = await world.opened(world.maria, world.ana)
    const foreign = await world.opens(world.rosa)
    await expect(
      world.engine.tickets.reject(world.ana, id, { text: 'Repetido', duplicateOf: foreign.id }),
    ).rejects.toThrow(NotFound)
    const ticket = await world.engine.tickets.reject(world.ana, id, {
      text: 'Repetido',
      duplicateOf: original.id,
    })
    expect(ticket).toMatchObject({ state: 'rejected', duplicateOfId: original.id })
  })

  it('lets the customer cancel only while nobody took it', async () => {
    const { id } = await world.opens(world.maria)
    expect((await world.engine.tickets.cancel(world.maria, id)).state).toBe('cancelled')
    const taken = await world.opened(world.maria, world.ana)
    await expect(world.engine.tickets.cancel(world.maria, taken.id)).rejects.toThrow(Refused)
  })

  it('is rated once, within the days that the company gives', async () => {
    const id = await solved()
    await world.engine.tickets.approve(world.maria, id)
    await world.engine.tickets.rate(world.maria, id, { mark: 'good', comment: 'Rápido!' })
    expect(await world.db.one(sql`select mark, value, comment from rating where ticket_id = ${id}`)).toEqual({
      mark: 'good',
      value: 4,
      comment: 'Rápido!',
    })
    await expect(world.engine.tickets.rate(world.maria, id, { mark: 'great' })).rejects.toThrow(Refused)
    expect(await state(id)).toBe('closed')
  })

  it('requires a comment below the best mark where the company says so', async () => {
    await world.db.query(sql`update company set rating_comment_required = true, rating_scale = 'one_is_best'`)
    const id = await solved()
    await world.engine.tickets.approve(world.maria, id)
    await expect(world.engine.tickets.rate(world.maria, id, { mark: 'fair' })).rejects.toMatchObject({
      code: 'rating.comment',
    })
    await world.engine.tickets.rate(world.maria, id, { mark: 'great' })
    expect(await world.db.one(sql`select value from rating where ticket_id = ${id}`)).toEqual({ value: 1 })
  })
})

describe('whose ticket it is', () => {
  it('does not exist for another customer, by id, number or message', async () => {
    const { id, number } = await world.opens(world.maria)
    await expect(world.engine.tickets.write(world.rosa, id, { text: 'Oi' })).rejects.toThrow(NotFound)
    await expect(world.engine.tickets.approve(world.rosa, id)).rejects.toThrow(NotFound)
    await expect(world.engine.tickets.shown(world.rosa, id)).rejects.toThrow(NotFound)
    expect(await world.engine.tickets.byNumber(world.rosa, number)).toBeUndefined()
  })

  it('is seen and written on by a colleague where the company allows, who may not decide', async () => {
    const { id } = await world.opened(world.rosa, world.ana)
    await world.engine.tickets.write(world.tiago, id, { text: 'Aqui também.' })
    expect((await notices(id)).at(-2)).toMatchObject({ channel: 'telegram', kind: 'ticket.customerWrote' })
    await world.engine.tickets.solve(world.ana, id, { text: 'Pronto.' })
    await expect(world.engine.tickets.approve(world.tiago, id)).rejects.toThrow(Forbidden)
    expect((await world.engine.tickets.shown(world.tiago, id)).actions).toEqual(['write', 'keepOpen'])
    expect((await world.engine.tickets.shown(world.rosa, id)).actions).toEqual([
      'write',
      'approve',
      'approveWithRestrictions',
      'refuse',
      'keepOpen',
    ])
  })

  it('is not seen by a colleague who only sees their own', async () => {
    const { id } = await world.opens(world.maria)
    await expect(world.engine.tickets.shown(world.joao, id)).rejects.toThrow(NotFound)
  })
})

describe('history', () => {
  it('holds every movement in order, with who, from, to and channel', async () => {
    const { id } = await world.opened(world.maria, world.ana)
    world.clock.advance(HOUR)
    await world.engine.tickets.solve(world.ana, id, { text: 'Pronto.' })
    world.clock.advance(MINUTE)
    await world.engine.tickets.approve(world.maria, id)
    expect(await history(id)).toEqual([
      { type: 'open', from: null, to: 'new', actor: 'Maria Souza', channel: 'telegram' },
      { type: 'take', from: 'new', to: 'in_progress', actor: 'Ana Lima', channel: 'panel' },
      { type: 'solve', from: 'in_progress', to: 'awaiting_approval', actor: 'Ana Lima', channel: 'panel' },
      { type: 'approve', from: 'awaiting_approval', to: 'closed', actor: 'Maria Souza', channel: 'telegram' },
    ])
  })

  it('follows an edit in the chat and keeps the old words', async () => {
    const { id } = await world.opened(world.maria, world.ana)
    await world.engine.tickets.write(world.maria, id, { text: 'Versão 4.1', externalId: '77' })
    await world.engine.tickets.editLog(world.maria, { externalId: '77', text: 'Versão 4.2' })
    expect((await world.engine.tickets.shown(world.maria, id)).logs.at(-1)?.body).toBe('Versão 4.2')
    expect(await world.db.rows(sql`select body from log_edit`)).toEqual([{ body: 'Versão 4.1' }])
    expect((await history(id)).at(-1)?.type).toBe('edit')
  })

  it('keeps the counts on the tabs true', async () => {
    const { id } = await world.opened(world.maria, world.ana)
    await world.opens(world.maria)
    await world.engine.tickets.solve(world.ana, id, { text: 'Pronto.' })
    const counts = await world.db.rows(sql`
      select state, sum(count)::int as count from state_count group by state having sum(count) <> 0 order by state`)
    expect(counts).toEqual([
      { state: 'awaiting_approval', count: 1 },
      { state: 'new', count: 1 },
    ])
  })
})
