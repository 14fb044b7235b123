import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { audit } from '../audit/audit.ts'
import type { Facts } from '../audit/changes.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import {
  isAdministrator,
  isStaff,
  mayChangeOwned,
  mustBeAllowed,
  mustSee,
  withinCompanyOrShared,
} from './authority.ts'
import { checked, optionalId, possibleId } from './input.ts'
import { type Basis, keeping } from './keeping.ts'
import { type Move, moved } from './order.ts'
import { atomically } from './rows.ts'

/** A record of one company, or of all of them (null). Its company is for ever: others refer to it. */
export type Owned = { id: string; companyId: string | null; name: string; active: boolean }

/** One in a list: with its company's name, and what the noun reads besides. */
export type Listed<Row extends Owned, More = unknown> = Row & More & { company: string | null; basis: string }

type Shape = z.ZodRawShape
type Typed<Fields extends Shape> = z.input<z.ZodObject<Fields, z.core.$strict>>
type Read<Fields extends Shape> = z.output<z.ZodObject<Fields, z.core.$strict>>

export type Noun<Row extends Owned, Fields extends Shape, Fixed extends Shape> = {
  /** Also the name of its table. */
  entity: string
  /** What can be changed, `active` besides. */
  fields: Fields
  /** What is decided once, when it is added, like the company. */
  fixed?: Fixed
  /** Within a company: `position` where people choose the order, which is among `siblings`. */
  order: Sql
  siblings?: (row: Row) => Sql
  /** What a list reads with each. */
  figures?: Sql
  /** Whether what it refers to is its company's too. */
  mustFit?: (tx: Tx, values: Read<Fields & Fixed> & { companyId: string | null }) => Promise<void>
  /** Left to its own table: what of the values is no column. */
  elsewhere?: readonly (keyof Fields & string)[]
  /** Runs when the row is written, in the same transaction. */
  settle?: (tx: Tx, actor: Actor, row: Row, values: Read<Fields>) => Promise<void>
}

/**
 * The records of a noun that every company may have its own of, beside those of all companies. Everybody at the desk
 * reads them; administrators keep their own company's. Every change is on record.
 */
export function catalogue<
  Row extends Owned,
  Fields extends Shape,
  More = unknown,
  Fixed extends Shape = Record<never, never>,
>(deps: Deps, noun: Noun<Row, Fields, Fixed>) {
  type Item = Listed<Row, More>
  const { db } = deps
  const { entity, figures, order, siblings, mustFit, elsewhere = [], settle } = noun
  const table = sql.raw(entity)
  const kept = keeping<Row>(deps, { entity, nameOf: ({ name }) => name })
  const changing = z.strictObject({ ...noun.fields, active: z.boolean().default(true) })
  const adding = changing.extend({ companyId: optionalId(), ...noun.fixed })

  /** What is everybody's first, then company by company, each in its order. */
  async function list(actor: Actor): Promise<Item[]> {
    return selected(actor, sql`true`)
  }

  async function find(actor: Actor, id: string): Promise<Item> {
    const [row] = await selected(actor, sql`${table}.id = ${possibleId(id)}`)
    if (!row) throw new NotFound(`${entity}_not_found`)
    return row
  }

  async function selected(actor: Actor, condition: Sql): Promise<Item[]> {
    mustSee(isStaff(actor), entity)
    return db.rows<Item>(sql`
      select ${table}.*, ${table}.xmin::text as basis, company.name as company
        ${figures ? sql`, ${figures}` : sql.empty}
      from ${table} left join company on company.id = ${table}.company_id
      where ${withinCompanyOrShared(actor, sql`${table}.company_id`)} and ${condition}
      order by ${table}.company_id is not null, company.name, company.id, ${order}, ${table}.name, ${table}.id
      limit 1000
    `)
  }

  /** What may be chosen for something of this company: its own, then what all share. */
  async function offered(companyId: string | null): Promise<Row[]> {
    return db.rows<Row>(sql`
      select ${table}.* from ${table}
      where active and (company_id is null or company_id = ${companyId})
      order by company_id is null, ${order}, name, id
    `)
  }

  async function add(actor: Actor, input: AddInput<Fields, Fixed>): Promise<Row> {
    mustBeAllowed(isAdministrator(actor))
    const values = checked(adding, input) as Read<Fields & Fixed> & { companyId: string | null }
    mustBeAllowed(mayChangeOwned(actor, values.companyId), 'shared_by_companies')
    return atomically(db, async (tx) => {
      await mustFit?.(tx, values)
      const place = siblings ? { position: await lastPlace(tx, siblings(values as unknown as Row)) } : {}
      const row = await kept.add(tx, actor, { ...columns(values), ...place })
      await settle?.(tx, actor, row, values as Read<Fields>)
      return row
    })
  }

  async function change(actor: Actor, id: string, input: ChangeInput<Fields>, basis?: Basis): Promise<Row> {
    const before = await mustKeep(actor, id)
    const values = checked(changing, input) as Read<Fields>
    return atomically(db, async (tx) => {
      await mustFit?.(tx, { ...before, ...values } as never)
      const row = await kept.change(tx, actor, id, columns(values), basis)
      await settle?.(tx, actor, row, values)
      return row
    })
  }

  /** Among its siblings. Throws Invalid (`behind`) when the one to stand behind is gone. */
  async function move(actor: Actor, id: string, to: Move): Promise<void> {
    const row = await mustKeep(actor, id)
    const among = siblings?.(row)
    if (!among) throw new Error(`${entity} has no order`)
    await atomically(db, async (tx) => {
      const places = await moved(tx, entity, among, id, to)
      await audit(deps).record(tx, actor, {
        ...{ action: 'moved', entity, entityId: id, name: row.name },
        ...{ before: { place: places.from }, after: { place: places.to } },
      })
    })
  }

  /** Throws Refused (`<entity>_in_use`) while anything refers to it: then switch it off. */
  async function remove(actor: Actor, id: string): Promise<void> {
    await mustKeep(actor, id)
    await atomically(db, (tx) => kept.remove(tx, actor, id))
  }

  async function mustKeep(actor: Actor, id: string): Promise<Item> {
    const row = await find(actor, id)
    mustBeAllowed(isAdministrator(actor))
    mustBeAllowed(mayChangeOwned(actor, row.companyId), 'shared_by_companies')
    return row
  }

  async function lastPlace(tx: Tx, among: Sql): Promise<number> {
    const { place } = await tx.one<{ place: number }>(
      sql`select coalesce(max(position) + 1, 0)::int as place from ${table} where ${among}`,
    )
    return place
  }

  function columns(values: Facts): Facts {
    return Object.fromEntries(Object.entries(values).filter(([key]) => !elsewhere.includes(key)))
  }

  return { list, find, offered, add, change, move, remove }
}

export type AddInput<Fields extends Shape, Fixed extends Shape> = Typed<Fields & Fixed> & {
  companyId?: string | null
  active?: boolean
}
export type ChangeInput<Fields extends Shape> = Typed<Fields> & { active?: boolean }

/** Those of the same company, or of all companies. */
export function ofCompany({ companyId }: { companyId: string | null }): Sql {
  return sql`company_id is not distinct from ${companyId}::uuid`
}
