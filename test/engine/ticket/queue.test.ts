import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../engine/database/id.ts'
import { sql } from '../../../engine/database/sql.ts'
import { foldStateCounts } from '../../../engine/jobs/state-counts.ts'
import type { QueueFilters, QueueTab } from '../../../engine/ticket/queue-filters.ts'
import { createWorld, DAY, MINUTE, type World } from '../../world.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
})

const titles = async (filters: Partial<QueueFilters> = {}, actor = world.ana) =>
  (await world.engine.queue.page(actor, { tab: 'new', ...filters })).rows.map(({ title }) => title)

async function counted(
  filters: Partial<QueueFilters> = {},
  actor = world.ana,
): Promise<Record<string, number>> {
  const counts = await world.engine.queue.counts(actor, { tab: 'all', ...filters })
  return Object.fromEntries(
    Object.entries(counts)
      .filter(([, { count }]) => count > 0)
      .map(([tab, { count }]) => [tab, count]),
  )
}

async function open(title: string, input = {}) {
  world.clock.advance(MINUTE)
  return world.opens(world.maria, { title, ...input })
}

describe('the order of the queue', () => {
  test('critical tickets stand before all others, then the oldest first', async () => {
    await open('primeiro')
    const second = await open('segundo')
    await open('terceiro')
    await world.engine.tickets.reclassify(world.caio, second.id, { severity: 'critical' })
    expect(await titles()).toEqual(['segundo', 'primeiro', 'terceiro'])
  })

  test('ended tickets are read newest first', async () => {
    for (const title of ['um', 'dois', 'três']) {
      const { id } = await open(title)
      await world.engine.tickets.reject(world.ana, id, { text: 'Fora do contrato.' })
    }
    expect(await titles({ tab: 'rejected' })).toEqual(['três', 'dois', 'um'])
    expect(await titles({ tab: 'all' })).toEqual(['três', 'dois', 'um'])
  })

  test('pages follow one another without a gap or a repetition, whatever is opened in between', async () => {
    for (let n = 1; n <= 7; n++) await open(`ticket ${n}`)
    const seen: string[] = []
    let after: string | null = null
    do {
      const page = await world.engine.queue.page(world.ana, { tab: 'new' }, { after, size: 3 })
      seen.push(...page.rows.map(({ title }) => title))
      after = page.next
      if (seen.length === 3) await open('ticket 8')
    } while (after)
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `ticket ${n}`))
  })

  test.each(['new', 'all'] as QueueTab[])(
    'a cursor that somebody made up starts %s at the top',
    async (tab) => {
      await open('único')
      for (const after of [
        'x',
        Buffer.from('["1"]').toString('base64url'),
        Buffer.from('["a","b","c"]').toString('base64url'),
      ]) {
        expect((await world.engine.queue.page(world.ana, { tab }, { after })).rows).toHaveLength(1)
      }
    },
  )
})

describe('the tabs', () => {
  test('each ticket is counted on the tab of its state, and on all', async () => {
    await open('novo')
    const asked = await open('pergunta')
    await world.engine.tickets.ask(world.ana, asked.id, { text: 'Qual versão?' })
    const solved = await open('resolvido')
    await world.engine.tickets.solve(world.ana, solved.id, { text: 'Atualize.' })
    const cancelled = await open('engano')
    await world.engine.tickets.cancel(world.maria, cancelled.id)
    expect(await counted()).toEqual({ new: 1, pending: 1, awaiting_approval: 1, rejected: 1, all: 4 })
    expect(await titles({ tab: 'pending' })).toEqual(['pergunta'])
    expect(await titles({ tab: 'rejected' })).toEqual(['engano'])
  })

  test('counters agree with the tickets after folding, also while tickets move', async () => {
    const tickets = await Promise.all([open('a'), open('b'), open('c'), open('d')])
    await Promise.all([
      ...tickets.map(({ id }) => world.engine.tickets.take(world.ana, id)),
      foldStateCounts(world),
      foldStateCounts(world),
    ])
    await foldStateCounts(world)
    expect(await counted()).toEqual({ in_progress: 4, all: 4 })
    const rows = await world.db.rows(sql`select state, count from state_count where count <> 0`)
    expect(rows).toEqual([{ state: 'in_progress', count: 4 }])
  })
})

describe('what an operator sees', () => {
  test('only the departments that are theirs, in pages, counts and searches', async () => {
    await open('do suporte')
    await open('do financeiro', { departmentId: world.financeiro.id, subjectId: world.financeiro.typeId })
    const ana = { ...world.ana, departmentIds: [world.suporte.id] }
    expect(await titles({}, ana)).toEqual(['do suporte'])
    expect(await counted({}, ana)).toEqual({ new: 1, all: 1 })
    expect(await titles({ tab: 'all', text: 'financeiro' }, ana)).toEqual([])
    expect(await counted({ text: 'financeiro' }, ana)).toEqual({})
    expect(await titles({ departmentId: world.financeiro.id }, ana)).toEqual([])
    expect(await titles({}, { ...world.ana, departmentIds: [] })).toEqual([])
  })

  test('only the company that is theirs', async () => {
    await open('da Horizonte')
    const stranger = { ...world.ana, companyId: newId() }
    expect(await titles({}, stranger)).toEqual([])
    expect(await counted({}, stranger)).toEqual({})
  })

  test('a customer has no queue', async () => {
    await expect(world.engine.queue.page(world.maria, { tab: 'new' })).rejects.toThrow('queue')
    await expect(world.engine.queue.counts(world.maria, { tab: 'new' })).rejects.toThrow('queue')
  })
})

describe('filters', () => {
  test('by who is responsible: me, somebody else, nobody', async () => {
    await open('de ninguém')
    const mine = await open('meu')
    const hers = await open('da Bia')
    await world.engine.tickets.take(world.ana, mine.id)
    await world.engine.tickets.take(world.bia, hers.id)
    expect(await titles({ tab: 'in_progress', responsible: 'me' })).toEqual(['meu'])
    expect(await titles({ tab: 'all', responsible: world.bia.id })).toEqual(['da Bia'])
    expect(await titles({ tab: 'all', responsible: 'none' })).toEqual(['de ninguém'])
    expect(await counted({ responsible: 'me' })).toEqual({ in_progress: 1, all: 1 })
    expect(await titles({ tab: 'all', responsible: "x' or 1=1" })).toEqual([])
  })

  test('by severity, unread, department and customer', async () => {
    await open('normal')
    const high = await open('alta')
    await world.engine.tickets.reclassify(world.caio, high.id, { severity: 'high' })
    await world.engine.tickets.markRead(world.ana, high.id)
    await world.opens(world.rosa, { title: 'da rede' })
    expect(await titles({ severity: 'high' })).toEqual(['alta'])
    expect(await counted({ severity: 'high' })).toEqual({ new: 1, all: 1 })
    expect((await titles({ unread: true })).sort()).toEqual(['da rede', 'normal'])
    expect(await titles({ customerId: world.boaVista.id })).toEqual(['da rede'])
    expect(await titles({ departmentId: world.financeiro.id })).toEqual([])
    expect(await counted({ departmentId: world.suporte.id })).toEqual({ new: 3, all: 3 })
  })

  test('by the period of opening, in days of the given time zone', async () => {
    world.clock.set('2026-11-23T23:30:00-03:00')
    await world.opens(world.maria, { title: 'segunda, tarde da noite' })
    world.clock.set('2026-11-24T00:30:00-03:00')
    await world.opens(world.maria, { title: 'terça, de madrugada' })
    const day = { from: '2026-11-24', to: '2026-11-24', timeZone: 'America/Sao_Paulo' }
    expect(await titles(day)).toEqual(['terça, de madrugada'])
    expect(await counted(day)).toEqual({ new: 1, all: 1 })
    expect(await titles({ ...day, timeZone: 'UTC' })).toHaveLength(2)
  })
})

describe('search', () => {
  test('finds words of title and description, accents and endings forgiven', async () => {
    await open('Emissão de notas', { description: 'A prefeitura recusa o lote.' })
    await open('Boleto', { description: 'Não gera o boleto.' })
    expect(await titles({ tab: 'all', text: 'emissao nota' })).toEqual(['Emissão de notas'])
    expect(await titles({ tab: 'new', text: 'PREFEITURAS' })).toEqual(['Emissão de notas'])
    expect(await counted({ text: 'boleto' })).toEqual({ new: 1, all: 1 })
  })

  test('finds a number by its beginning, with or without #', async () => {
    const ticket = await open('pelo número')
    for (const text of [ticket.number, `#${ticket.number}`, ticket.number.slice(0, 8)])
      expect(await titles({ tab: 'all', text })).toEqual(['pelo número'])
    expect(await titles({ tab: 'new', text: ticket.number })).toEqual(['pelo número'])
    expect(await titles({ tab: 'all', text: '199901' })).toEqual([])
  })

  test('finds the tickets of a customer by name', async () => {
    await open('da padaria')
    await world.opens(world.rosa, { title: 'da rede' })
    expect(await titles({ tab: 'all', text: 'pao quente' })).toEqual(['da padaria'])
  })

  test('signs of a search language, wildcards and nonsense find nothing and break nothing', async () => {
    await open('comum')
    for (const text of [
      '%',
      '_',
      '%%%',
      'a & | !',
      '"',
      '\\',
      "';--",
      '((((',
      '*',
      'de',
      '<->',
      '🙂',
      ' '.repeat(5),
    ])
      expect(await titles({ tab: 'all', text })).toEqual([])
  })

  test('newest first, page by page', async () => {
    for (let n = 1; n <= 5; n++) await open(`impressora ${n}`)
    const first = await world.engine.queue.page(world.ana, { tab: 'all', text: 'impressora' }, { size: 2 })
    const second = await world.engine.queue.page(
      world.ana,
      { tab: 'all', text: 'impressora' },
      { size: 2, after: first.next },
    )
    expect([...first.rows, ...second.rows].map(({ title }) => title)).toEqual(
      [5, 4, 3, 2].map((n) => `impressora ${n}`),
    )
    expect(first.partial).toBe(false)
  })
})

test('a row says who it is from, who is on it and what is due', async () => {
  const { id } = await open('completo')
  await world.engine.tickets.ask(world.ana, id, { text: 'Qual versão?' })
  const [row] = (await world.engine.queue.page(world.bia, { tab: 'pending' })).rows
  expect(row).toMatchObject({
    number: '202611/0001',
    customer: 'Padaria Pão Quente',
    contact: 'Maria Souza',
    department: 'Suporte',
    operator: 'Ana Lima',
    operatorId: world.ana.id,
    state: 'pending_customer',
    severity: 'normal',
    ball: 'customer',
    unread: false,
  })
  expect(row?.dueAt).toBeInstanceOf(Date)
  expect(row?.firstRespondedAt).toEqual(world.clock.now())
  world.clock.advance(DAY)
})
