import { beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { desk, refusal } from './desk.ts'

type Desk = Awaited<ReturnType<typeof desk>>
type Nouns = Desk['engine']

/** Every noun of a provider that each company may have its own of. */
const CATALOGUES = {
  access_point: { noun: (engine: Nouns) => engine.accessPoints, more: {}, ordered: false },
  classification: { noun: (engine: Nouns) => engine.classifications, more: {}, ordered: true },
  defect: { noun: (engine: Nouns) => engine.defects, more: {}, ordered: true },
  exception_reason: { noun: (engine: Nouns) => engine.exceptionReasons, more: {}, ordered: true },
  origin: { noun: (engine: Nouns) => engine.origins, more: {}, ordered: true },
  person_group: { noun: (engine: Nouns) => engine.personGroups, more: {}, ordered: false },
  process: { noun: (engine: Nouns) => engine.processes, more: { slaType: 'corrective' }, ordered: true },
  service_order_type: { noun: (engine: Nouns) => engine.serviceOrderTypes, more: {}, ordered: true },
  sla_table: { noun: (engine: Nouns) => engine.slaTables, more: {}, ordered: false },
  technician_group: { noun: (engine: Nouns) => engine.technicianGroups, more: {}, ordered: false },
} as const

type Input = { name: string; companyId?: string | null; active?: boolean }
type Catalogue = {
  list(actor: unknown): Promise<{ name: string; company: string | null }[]>
  find(actor: unknown, id: string): Promise<{ basis: string }>
  offered(companyId: string): Promise<{ name: string }[]>
  add(actor: unknown, input: Input): Promise<{ id: string; name: string; companyId: string | null }>
  change(actor: unknown, id: string, input: Input, basis?: string): Promise<{ name: string }>
  move(actor: unknown, id: string, to: unknown): Promise<void>
  remove(actor: unknown, id: string): Promise<void>
}

const names = (rows: { name: string }[]) => rows.map(({ name }) => name)

let world: Desk
beforeAll(async () => {
  world = await desk()
})

describe.each(Object.entries(CATALOGUES))('the catalogue of %s', (entity, { noun, more }) => {
  const kept = () => noun(world.engine) as unknown as Catalogue
  const input = (name: string, values: Partial<Input> = {}) => ({ ...more, name, ...values })

  it('keeps what is one company’s from the others, and what is everybody’s for all', async () => {
    const { rute, beto, ana, sensus, totall } = world
    await kept().add(rute, input('De todas'))
    await kept().add(rute, input('Da Sensus', { companyId: sensus.id }))
    const own = await kept().add(beto, input('Da Totall', { companyId: totall.id }))
    expect(names(await kept().list(beto))).toEqual(['De todas', 'Da Totall'])
    expect(names(await kept().list(ana))).toEqual(['De todas', 'Da Sensus', 'Da Totall'])
    expect(names(await kept().offered(totall.id))).toEqual(['Da Totall', 'De todas'])
    await kept().change(beto, own.id, input('Da Totall', { active: false }))
    expect(names(await kept().offered(totall.id))).toEqual(['De todas'])
  })

  it('is changed by administrators of the company; what all share, by who answers for all', async () => {
    const { rute, beto, silvia, sensus } = world
    const shared = await kept().add(rute, input('Compartilhado'))
    const foreign = await kept().add(rute, input('Alheio', { companyId: sensus.id }))
    expect(await refusal(kept().add(silvia, input('X')))).toBe('Forbidden only_administrators')
    expect(await refusal(kept().add(beto, input('X')))).toBe('Forbidden shared_by_companies')
    expect(await refusal(kept().add(beto, input('X', { companyId: sensus.id })))).toBe(
      'Forbidden shared_by_companies',
    )
    expect(await refusal(kept().change(beto, shared.id, input('X')))).toBe('Forbidden shared_by_companies')
    expect(await refusal(kept().remove(beto, shared.id))).toBe('Forbidden shared_by_companies')
    expect(await refusal(kept().remove(beto, foreign.id))).toBe(`NotFound ${entity}_not_found`)
    expect(await refusal(kept().list({ kind: 'contact' }))).toBe(`NotFound ${entity}_not_found`)
    expect(await refusal(kept().find(rute, 'made-up'))).toBe(`NotFound ${entity}_not_found`)
  })

  it('refuses a name that is taken in the company, hostile input and unknown fields', async () => {
    const { rute, sensus, totall } = world
    const name = 'Repetido'
    await kept().add(rute, input(name, { companyId: sensus.id }))
    await kept().add(rute, input(name, { companyId: totall.id }))
    expect(await refusal(kept().add(rute, input(name, { companyId: sensus.id })))).toEqual(['name: taken'])
    expect(await refusal(kept().add(rute, input(' \u0000\n ')))).toEqual(['name: required'])
    expect(await refusal(kept().add(rute, input('x'.repeat(81))))).toEqual(['name: too_long'])
    expect(await refusal(kept().add(rute, input('X', { companyId: 'x' })))).toEqual([
      'companyId: unknown_choice',
    ])
    expect(await refusal(kept().add(rute, { ...input('X'), position: 9 } as Input))).not.toBe(
      'nothing was refused',
    )
    const odd = await kept().add(rute, input("<b>'); drop table x;--"))
    expect(odd.name).toBe("<b>'); drop table x;--")
  })

  it('puts every change on record, and tells the slower of two who was faster', async () => {
    const { rute, engine } = world
    const { id } = await kept().add(rute, input('Antes'))
    const { basis } = await kept().find(rute, id)
    await kept().change(rute, id, input('Depois'), basis)
    await expect(kept().change(rute, id, input('Tarde'), basis)).rejects.toMatchObject({
      code: 'changed_meanwhile',
      details: { winner: 'Rute' },
    })
    await kept().remove(rute, id)
    const trail = await engine.audit.page(rute, { entity, entityId: id })
    expect(trail.rows.map(({ action, name }) => `${action} ${name}`)).toEqual([
      'removed Depois',
      'changed Depois',
      'added Antes',
    ])
  })
})

const ordered = Object.entries(CATALOGUES).filter(([, { ordered }]) => ordered)

describe.each(ordered)('the order of %s', (entity, { noun, more }) => {
  const kept = () => noun(world.engine) as unknown as Catalogue
  const input = (name: string, values: Partial<Input> = {}) => ({ ...more, name, ...values })

  it('is what people choose, one step or to where it is dragged', async () => {
    const { rute, db, sensus, engine } = world
    await db.query(sql`delete from ${sql.raw(entity)} where company_id = ${sensus.id}`)
    const ids: string[] = []
    for (const name of ['A', 'B', 'C', 'D'])
      ids.push((await kept().add(rute, input(name, { companyId: sensus.id }))).id)
    const [a, , , d] = ids as [string, string, string, string]
    const order = async () =>
      names(await kept().offered(sensus.id))
        .join('')
        .slice(0, 4)
    await kept().move(rute, d, { behind: a })
    expect(await order()).toBe('ADBC')
    await kept().move(rute, d, { behind: null })
    expect(await order()).toBe('DABC')
    await kept().move(rute, d, { direction: 'up' })
    expect(await order()).toBe('DABC')
    await kept().move(rute, d, { direction: 'down' })
    expect(await order()).toBe('ADBC')
    expect(await refusal(kept().move(rute, d, { behind: rute.id }))).toEqual(['behind: unknown_choice'])
    expect(await refusal(kept().move(world.beto, d, { direction: 'up' }))).toBe(
      `NotFound ${entity}_not_found`,
    )
    const [last] = (await engine.audit.page(rute, { entity, entityId: d })).rows
    expect(last).toMatchObject({ action: 'moved', before: { place: 1 }, after: { place: 2 } })
  })

  it('stays whole when several people move it at once', async () => {
    const { rute, db, totall } = world
    await db.query(sql`delete from ${sql.raw(entity)} where company_id = ${totall.id}`)
    const ids: string[] = []
    for (const name of ['A', 'B', 'C', 'D', 'E'])
      ids.push((await kept().add(rute, input(name, { companyId: totall.id }))).id)
    await Promise.all(ids.map((id, n) => kept().move(rute, id, { behind: ids[(n + 2) % 5] })))
    const positions = await db.rows<{ position: number }>(
      sql`select position from ${sql.raw(entity)} where company_id = ${totall.id} order by position`,
    )
    expect(positions.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4])
  })
})
