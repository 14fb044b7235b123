import { beforeEach, describe, expect, it } from 'vitest'
import type { OperatorActor } from '../../../engine/actor.ts'
import type { PanelFilters, PanelTab } from '../../../engine/atendimento/panel-filters.ts'
import { sql } from '../../../engine/database/sql.ts'
import { foldStateCounts } from '../../../engine/jobs/state-counts.ts'
import { createProvider, type Provider } from '../../provider.ts'
import { createWorld, HOUR, MINUTE, type World } from '../../world.ts'

let world: World
let provider: Provider
beforeEach(async () => {
  world = await createWorld()
  provider = await createProvider(world)
})

const panel = () => world.engine.atendimentoPanel
const reports = async (tab: PanelTab, actor: OperatorActor, filters: Partial<PanelFilters> = {}) =>
  (await panel().page(actor, { ...filters, tab })).rows.map(({ report }) => report)
const counts = async (actor: OperatorActor, filters = {}) =>
  Object.fromEntries(
    Object.entries(await panel().counts(actor, filters)).map(([tab, { count }]) => [tab, count]),
  )

/** One case a tab of Eva's panel. */
async function day() {
  const { eva, gil, iara, olivia, classifications, comercial, tecnico } = provider
  const { atendimentos } = world.engine
  const next = () => world.clock.advance(MINUTE)
  await provider.claims(eva, { report: 'meu' })
  next()
  await provider.starts(eva, { report: 'de ninguém' })
  next()
  await provider.claims(gil, { report: 'do Gil' })
  next()
  const watched = await provider.claims(gil, { report: 'acompanhado', departmentId: comercial.id })
  await atendimentos.includeViewer(gil, watched.id, { operatorId: eva.id })
  next()
  const done = await provider.claims(eva, { report: 'pronto' })
  await atendimentos.finish(eva, done.id, { classificationId: classifications.resolvido })
  await atendimentos.rate(olivia, done.id, { value: 3, comment: 'Poderia ser mais rápido' })
  next()
  await provider.registers(iara, { report: 'registrado' })
  return { watched, done, tecnico, comercial }
}

describe('the tabs', () => {
  it('show mine, unclaimed, the department’s, what I watch, and what is finished with its rating', async () => {
    const { done, tecnico } = await day()
    const eva = { ...provider.eva, departmentIds: [tecnico.id] }
    expect(await reports('mine', eva)).toEqual(['meu'])
    expect(await reports('unclaimed', eva)).toEqual(['de ninguém', 'registrado'])
    expect(await reports('department', eva)).toEqual(['meu', 'de ninguém', 'do Gil', 'registrado'])
    expect(await reports('viewing', eva)).toEqual(['acompanhado'])
    expect(await reports('finished', eva)).toEqual(['pronto'])
    expect(await reports('all', eva)).toEqual(['registrado', 'pronto', 'do Gil', 'de ninguém', 'meu'])
    expect(await counts(eva)).toEqual({
      mine: 1,
      unclaimed: 2,
      department: 4,
      viewing: 1,
      finished: 1,
      all: 5,
    })
    const [finished] = (await panel().page(eva, { tab: 'finished' })).rows
    expect(finished).toMatchObject({
      id: done.id,
      rating: { value: 3, comment: 'Poderia ser mais rápido' },
      customer: 'Olívia Braga',
      process: 'Sem conexão',
    })
  })

  it('count the same after folding, whatever moved in between', async () => {
    await day()
    const before = await counts(provider.iara)
    await Promise.all([foldStateCounts(world), foldStateCounts(world)])
    expect(await counts(provider.iara)).toEqual(before)
    const wrong = await world.db.rows(sql`
      select state from (select state, count(*) as n from atendimento group by 1) t
      full join (select state, sum(count) as n from state_count where entity = 'atendimento' group by 1) c
        using (state)
      where t.n is distinct from nullif(c.n, 0)`)
    expect(wrong).toEqual([])
  })

  it('put the more urgent first, then the older', async () => {
    const { eva, mercadoSol, saulo } = provider
    const ofShop = { customerId: mercadoSol.id, connectionId: mercadoSol.connectionId, contactId: saulo.id }
    await provider.starts(eva, { report: 'casa' })
    world.clock.advance(MINUTE)
    await provider.starts(eva, { ...ofShop, report: 'mercado' })
    expect(await reports('unclaimed', eva)).toEqual(['mercado', 'casa'])
  })

  it('show nothing of another company, and all of them to whoever works for all', async () => {
    await day()
    const outsider = { ...provider.eva, id: provider.nuno.id, companyId: world.horizonte.id }
    expect(await reports('all', outsider)).toEqual([])
    expect((await counts(outsider)).all).toBe(0)
    expect(await reports('all', world.ana)).toHaveLength(6)
  })

  it('are narrowed by process, customer, person, words, protocol and lateness', async () => {
    await day()
    const { iara, gil, processes, casaDaOlivia } = provider
    expect(await reports('department', iara, { text: 'ninguém' })).toEqual(['de ninguém'])
    expect(await reports('all', iara, { text: '202611.3' })).toEqual(['do Gil'])
    expect(await reports('all', iara, { text: 'olivia' })).toHaveLength(6)
    expect(await reports('department', iara, { responsible: gil.id })).toEqual(['do Gil', 'acompanhado'])
    expect(await reports('department', iara, { processId: processes.ativacao.id })).toEqual([])
    expect(await reports('all', iara, { customerId: casaDaOlivia.id })).toHaveLength(6)
    expect(await reports('department', iara, { late: true })).toEqual([])
    expect(await reports('all', iara, { customerId: 'not-an-id' })).toEqual([])
    expect((await counts(iara, { text: 'ninguém' })).department).toBe(1)
  })

  it('follow one another without a gap or a repetition, whatever is opened in between', async () => {
    const { eva } = provider
    for (let n = 1; n <= 7; n++) {
      await provider.registers(eva, { report: `caso ${n}` })
      world.clock.advance(MINUTE)
    }
    const seen: string[] = []
    let after: string | null = null
    do {
      const page = await panel().page(eva, { tab: 'unclaimed' }, { after, size: 3 })
      seen.push(...page.rows.map(({ report }) => report))
      after = page.next
      if (seen.length === 3) await provider.registers(eva, { report: 'caso 8' })
    } while (after)
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `caso ${n}`))
    expect((await panel().page(eva, { tab: 'unclaimed' }, { after: 'inventado' })).rows).toHaveLength(8)
  })
})

it('each row has a clock that counts down in business time', async () => {
  await provider.claims(provider.eva)
  const clock = async () => (await panel().page(provider.eva, { tab: 'mine' })).rows[0]?.clock
  expect(await clock()).toMatchObject({ leftMs: 8 * HOUR, isRunning: true })
  world.clock.set(new Date('2026-11-23T13:00:00-03:00'))
  const lunch = await clock()
  expect(lunch).toMatchObject({ leftMs: 6 * HOUR, dueAt: new Date('2026-11-24T09:30:00-03:00') })
  expect(lunch?.open[0]).toEqual([
    new Date('2026-11-23T13:30:00-03:00'),
    new Date('2026-11-23T18:00:00-03:00'),
  ])
})

it('each row shows the lights that were seen last, whichever version of the program kept them', async () => {
  const { eva } = provider
  const { id } = await provider.claims(eva)
  const { results } = await world.engine.expressChecks.refresh(eva, id)
  const seen = results.map(({ light, state }) => ({ light, state }))
  const shown = async () => (await panel().page(eva, { tab: 'mine' })).rows[0]?.lights
  expect(seen).toHaveLength(8)
  expect(await shown()).toEqual(seen)
  await world.db.query(sql`update express_check set seen = null`)
  expect(await shown()).toEqual(seen)
})

it('customers have no panel', async () => {
  await expect(panel().page(provider.olivia, { tab: 'all' })).rejects.toMatchObject({ name: 'Forbidden' })
})
