import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../engine/database/id.ts'
import { sql } from '../../../engine/database/sql.ts'
import { historyOf } from '../../../engine/history/history.ts'
import type { TicketView } from '../../../engine/ticket/view.ts'
import { createWorld, DAY, MINUTE, type World } from '../../world.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
})

const view = (id: string, actor = world.ana) => world.engine.tickets.view(actor, id)
const action = ({ actions }: TicketView, verb: string) => actions.find((one) => one.verb === verb)

describe('the history', () => {
  test('tells everything in order: who, from, to, by which channel, with what words', async () => {
    const { id } = await world.opened(world.maria, world.ana)
    await world.engine.tickets.handOver(world.ana, id, { team: 'development', justification: 'em análise' })
    await world.engine.tickets.ask(world.ana, id, { text: 'Qual versão?' })
    await world.engine.tickets.write(world.maria, id, { text: 'A 12.4.', externalId: '77' })
    await world.engine.tickets.note(world.bia, id, { text: 'Ver log.' })
    const { entries, before } = (await view(id)).history
    expect(entries.map(({ type, actor, from, to, log }) => [type, actor, from, to, log?.visibility])).toEqual(
      [
        ['open', 'Maria Souza', null, 'new', undefined],
        ['take', 'Ana Lima', 'new', 'in_progress', undefined],
        ['handOver', 'Ana Lima', 'in_progress', 'in_progress', undefined],
        ['ask', 'Ana Lima', 'in_progress', 'pending_customer', 'public'],
        ['customerWrote', 'Maria Souza', 'pending_customer', 'in_progress', 'public'],
        ['note', 'Bia Rocha', 'in_progress', 'in_progress', 'private'],
      ],
    )
    expect(entries[2]?.about).toMatchObject({ team: 'development', justification: 'em análise' })
    expect(entries[4]).toMatchObject({ channel: 'telegram', log: { body: 'A 12.4.' } })
    expect(before).toBeNull()
  })

  test('keeps what an edited message said before', async () => {
    const { id } = await world.opens(world.maria)
    await world.engine.tickets.write(world.maria, id, { text: 'Versão 12', externalId: '77' })
    world.clock.advance(MINUTE)
    await world.engine.tickets.editLog(world.maria, { externalId: '77', text: 'Versão 12.4' })
    const { entries } = (await view(id)).history
    expect(entries[1]?.log).toMatchObject({ body: 'Versão 12.4', editedAt: world.clock.now() })
    expect(entries[1]?.log?.edits).toEqual([{ body: 'Versão 12', at: world.clock.now() }])
    expect(entries[2]).toMatchObject({ type: 'edit', log: null })
  })

  test('names the operator and the department a ticket went to', async () => {
    const { id } = await world.opens(world.maria)
    await world.engine.tickets.assign(world.caio, id, { operatorId: world.bia.id })
    await world.engine.tickets.handOver(world.caio, id, {
      team: 'support',
      departmentId: world.financeiro.id,
      justification: 'É cobrança',
    })
    const { entries } = (await view(id)).history
    expect(entries[1]?.about).toEqual({ operator: 'Bia Rocha' })
    expect(entries[2]?.about).toMatchObject({ department: 'Financeiro' })
  })

  test('comes in parts that meet without a gap', async () => {
    const { id } = await world.opens(world.maria)
    for (let n = 1; n <= 6; n++) await world.engine.tickets.note(world.ana, id, { text: `nota ${n}` })
    const last = await historyOf(world.db, 'ticket', id, { size: 3 })
    const middle = await historyOf(world.db, 'ticket', id, { size: 3, before: last.before })
    const first = await historyOf(world.db, 'ticket', id, { size: 3, before: middle.before })
    const words = [first, middle, last].map(({ entries }) => entries.map(({ log }) => log?.body ?? 'abriu'))
    expect(words).toEqual([['abriu'], ['nota 1', 'nota 2', 'nota 3'], ['nota 4', 'nota 5', 'nota 6']])
    expect(first.before).toBeNull()
    expect((await world.engine.tickets.history(world.ana, id, "1' or true")).entries).toEqual([])
  })
})

describe('buttons', () => {
  test('are on when machine and policy allow, and say why when not', async () => {
    const { id } = await world.opened(world.maria, world.bia)
    const seen = await view(id)
    expect(action(seen, 'ask')).toEqual({ verb: 'ask', allowed: true })
    expect(action(seen, 'take')).toEqual({ verb: 'take', allowed: false, reason: { code: 'taken' } })
    expect(action(seen, 'assign')).toEqual({ verb: 'assign', allowed: false, reason: { code: 'forbidden' } })
    expect(action(seen, 'propose')).toEqual({
      verb: 'propose',
      allowed: false,
      reason: { code: 'not_now', states: ['estimating'] },
    })
    expect(action(await view(id, world.bia), 'take')).toMatchObject({ reason: { code: 'yours' } })
    expect(action(await view(id, world.caio), 'assign')).toMatchObject({ allowed: true })
  })

  test('are off after the end, but for a note', async () => {
    const { id } = await world.opens(world.maria)
    await world.engine.tickets.cancel(world.maria, id)
    const { actions } = await view(id)
    expect(actions.filter(({ allowed }) => allowed).map(({ verb }) => verb)).toEqual(['note'])
    for (const one of actions) if (!one.allowed) expect(one.reason).toEqual({ code: 'ended' })
  })

  test('agree with what happens when they are pressed', async () => {
    const { tickets } = world.engine
    for (const verb of ['estimate', 'resume', 'take'] as const) {
      const { id } = await world.opened(world.maria, world.bia)
      const offered = action(await view(id), verb)?.allowed
      const pressed = await tickets[verb](world.ana, id).then(
        () => true,
        () => false,
      )
      expect([verb, pressed]).toEqual([verb, offered])
    }
  })
})

describe('around the ticket', () => {
  test('what is missing of the checklist', async () => {
    const [version, sample, optional] = [newId(), newId(), newId()]
    await world.db.query(sql`
      insert into checklist_question (id, subject_id, position, kind, question, required, allow_unknown) values
        (${version}, ${world.suporte.typeId}, 0, 'text', 'Versão?', true, false),
        (${sample}, ${world.suporte.typeId}, 1, 'file', 'Imagem', true, true),
        (${optional}, ${world.suporte.typeId}, 2, 'text', 'Observação', false, false)`)
    const missing = async (id: string) =>
      (await view(id)).checklist.map(({ question, isMissing }) => [question, isMissing])
    const { id } = await world.opens(world.maria, { answers: [{ questionId: version, value: '12.4' }] })
    expect(await missing(id)).toEqual([
      ['Versão?', false],
      ['Imagem', true],
      ['Observação', false],
    ])
    const unknown = await world.opens(world.maria, {
      answers: [{ questionId: sample, value: null, unknown: true }],
    })
    expect(await missing(unknown.id)).toEqual([
      ['Versão?', true],
      ['Imagem', false],
      ['Observação', false],
    ])
  })

  test('names, contract, and a product version that is not supported any more', async () => {
    await world.db.query(sql`update company set product_version = '12.4'`)
    const { id } = await world.opens(world.maria, { productVersion: '11.9' })
    const { header } = await view(id)
    expect(header).toMatchObject({
      customer: 'Padaria Pão Quente',
      contact: { name: 'Maria Souza' },
      department: 'Suporte',
      subject: [{ name: 'Erros no sistema' }],
      contract: { plan: 'Essencial' },
      productVersion: { ticket: '11.9', current: '12.4', isOutdated: true },
      chats: [{ channel: 'telegram', deadAt: null }],
    })
  })

  test('a chat that is gone', async () => {
    const { id } = await world.opens(world.maria)
    const chat = await world.db.one<{ externalId: string }>(sql`
      select external_id from chat where id = ${world.maria.chatId}`)
    await world.engine.chats.lose('telegram', chat.externalId, 'blocked')
    expect((await view(id)).header.chats).toMatchObject([{ deadReason: 'blocked' }])
  })

  test('links either way, and the other open tickets of the customer', async () => {
    const original = await world.opens(world.maria, { title: 'Original' })
    const copy = await world.opens(world.maria, { title: 'Cópia' })
    const open = await world.opens(world.maria, { title: 'Outro' })
    await world.opens(world.rosa, { title: 'De outro cliente' })
    await world.engine.tickets.reject(world.ana, copy.id, { text: 'Duplicado', duplicateOf: original.id })
    const titles = (list: TicketView['links']) => list.map(({ title, link }) => [title, link])
    expect(titles((await view(copy.id)).links)).toEqual([['Original', 'duplicate_of']])
    const seen = await view(original.id)
    expect(titles(seen.links)).toEqual([['Cópia', 'duplicate']])
    expect(titles(seen.others)).toEqual([['Outro', 'same_customer']])
    await world.engine.tickets.solve(world.ana, open.id, { text: 'Feito' })
    const { followUp } = await world.engine.tickets.approveWithRestrictions(world.maria, open.id, {
      text: 'Falta X',
    })
    expect(titles((await view(open.id)).links)).toMatchObject([[expect.anything(), 'follow_up']])
    expect(titles((await view(followUp.id)).links)).toMatchObject([['Outro', 'follow_up_of']])
  })

  test('proposals with who decided, the rating, deadlines and how notices fared', async () => {
    const { id } = await world.opened(world.maria, world.ana)
    await world.engine.tickets.estimate(world.ana, id)
    await world.engine.tickets.propose(world.ana, id, {
      hours: '12.5',
      price: '3750.00',
      body: 'Relatório',
      validUntil: new Date(world.clock.now().getTime() + 5 * DAY),
    })
    const [proposal] = (await view(id)).proposals
    expect(proposal).toMatchObject({ hours: '12.50', price: '3750.00', sentBy: 'Ana Lima', decision: null })
    await world.engine.tickets.approveProposal(world.maria, id, { proposalId: proposal!.id })
    expect((await view(id)).proposals[0]).toMatchObject({ decision: 'approved', decidedBy: 'Maria Souza' })

    await world.engine.tickets.solve(world.ana, id, { text: 'Pronto' })
    const solved = await view(id)
    expect(solved.timers.map(({ name }) => name).sort()).toEqual(['reminder', 'silence'])
    expect(solved.timers.find(({ name }) => name === 'silence')?.dueAt).toEqual(solved.ticket.closesAt)
    const told = solved.history.entries.at(-1)
    const notices = solved.deliveries.filter(({ eventId }) => eventId === told?.id)
    expect(notices.map(({ channel, state }) => [channel, state])).toEqual([
      ['telegram', 'queued'],
      ['email', 'queued'],
    ])
    await world.engine.tickets.approve(world.maria, id)
    await world.engine.tickets.rate(world.maria, id, { mark: 'great', comment: 'Rápido!' })
    expect((await view(id)).rating).toMatchObject({ mark: 'great', value: 5, comment: 'Rápido!' })
  })
})

describe('who may look', () => {
  test('nobody from elsewhere: the ticket does not exist for them', async () => {
    const { id } = await world.opens(world.maria)
    const stranger = { ...world.ana, companyId: newId() }
    const neighbour = { ...world.ana, departmentIds: [world.financeiro.id] }
    const { tickets } = world.engine
    for (const actor of [stranger, neighbour]) {
      await expect(tickets.view(actor, id)).rejects.toThrow('ticket')
      await expect(tickets.history(actor, id, '9')).rejects.toThrow('ticket')
      await expect(tickets.markRead(actor, id)).rejects.toThrow('ticket')
      await expect(tickets.possibleDuplicates(actor, id, '')).rejects.toThrow('ticket')
    }
    await expect(tickets.view(world.maria, id)).rejects.toThrow('ticket.view')
    await expect(tickets.view(world.ana, 'x')).rejects.toThrow('ticket')
  })

  test('links to what is out of sight are not shown', async () => {
    const original = await world.opens(world.maria, {
      departmentId: world.financeiro.id,
      subjectId: world.financeiro.typeId,
    })
    const copy = await world.opens(world.maria)
    await world.engine.tickets.reject(world.caio, copy.id, { text: 'Duplicado', duplicateOf: original.id })
    const ana = { ...world.ana, departmentIds: [world.suporte.id] }
    const { links, others } = await view(copy.id, ana)
    expect([links, others]).toEqual([[], []])
  })
})

test('looking takes the unread mark away and is no step of the lifecycle', async () => {
  const { id } = await world.opens(world.maria)
  const before = await view(id)
  expect(before.ticket.unread).toBe(true)
  await world.engine.tickets.markRead(world.ana, id)
  const after = await view(id)
  expect(after.ticket).toMatchObject({ unread: false, version: before.ticket.version })
  expect(after.history.entries).toHaveLength(1)
})

test('possible duplicates are the same customer’s, by number or words', async () => {
  const { id } = await world.opens(world.maria)
  const other = await world.opens(world.maria, { title: 'Impressão de boletos' })
  await world.opens(world.rosa, { title: 'Boletos de outra empresa' })
  const found = async (text: string) =>
    (await world.engine.tickets.possibleDuplicates(world.ana, id, text)).map(({ number }) => number)
  expect(await found('')).toEqual([other.number])
  expect(await found('boleto')).toEqual([other.number])
  expect(await found(other.number.slice(-4))).toEqual([other.number])
  expect(await found('impressao')).toEqual([other.number])
  expect(await found('férias')).toEqual([])
})
