import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { isSupervisor, mustBeAllowed, mustSee } from '../administration/authority.ts'
import { checked, line, possibleId } from '../administration/input.ts'
import { type Basis, keeping } from '../administration/keeping.ts'
import { atomically } from '../administration/rows.ts'
import { mayOrderChannels } from '../channel/policy.ts'
import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { isOf, placeOf } from './place.ts'

/** A further number of WhatsApp, of one company. Who has none is served by the first. */
export type WhatsappNumber = { id: string; companyId: string; name: string }
export type WhatsappNumberItem = WhatsappNumber & { company: string; basis: string }

const named = { name: line(80) }
const schema = z.strictObject({ companyId: z.uuid(), ...named })
const changed = z.strictObject(named)

export function whatsappNumbers(deps: Deps) {
  const { db, clock } = deps
  const kept = keeping<WhatsappNumber>(deps, {
    entity: 'whatsapp_number',
    nameOf: ({ name }) => name,
    taken: { whatsapp_number_company_id_key: 'companyId' },
  })

  /** Those of whom the supervisor works for. */
  async function list(actor: Actor): Promise<WhatsappNumberItem[]> {
    mustBeAllowed(isSupervisor(actor), 'only_supervisors')
    const companyId = actor.kind === 'operator' ? actor.companyId : null
    return db.rows<WhatsappNumberItem>(sql`
      select number.*, number.xmin::text as basis, company.name as company
      from whatsapp_number as number join company on company.id = number.company_id
      where ${companyId}::uuid is null or company.id = ${companyId}
      order by number.name, number.id`)
  }

  async function find(actor: Actor, id: string): Promise<WhatsappNumberItem> {
    mustSee(mayOrderChannels(actor), 'whatsapp_number')
    const number = await db.first<WhatsappNumberItem>(sql`
      select number.*, number.xmin::text as basis, company.name as company
      from whatsapp_number as number join company on company.id = number.company_id
      where number.id = ${possibleId(id)}`)
    if (!number) throw new NotFound('whatsapp_number_not_found')
    return number
  }

  /** A company has one at most. */
  async function add(actor: Actor, input: z.input<typeof schema>): Promise<WhatsappNumber> {
    mustBeAllowed(mayOrderChannels(actor))
    const values = checked(schema, input)
    return atomically(db, (tx) => kept.add(tx, actor, values))
  }

  async function change(actor: Actor, id: string, input: z.input<typeof changed>, basis?: Basis) {
    await find(actor, id)
    const values = checked(changed, input)
    return atomically(db, (tx) => kept.change(tx, actor, id, values, basis))
  }

  /** Whoever drives it gives it back. Its people are reached by their other channels from now on. */
  async function remove(actor: Actor, id: string): Promise<void> {
    await find(actor, id)
    await atomically(db, async (tx) => {
      await kept.remove(tx, actor, id)
      await forget(tx, id)
    })
  }

  async function forget(tx: Tx, id: string): Promise<void> {
    await tx.query(sql`
      update chat set dead_at = ${clock.now()}, dead_reason = 'number_removed'
      where channel = 'whatsapp' and ${isOf(id, sql`external_id`)} and dead_at is null`)
    await tx.query(sql`delete from channel_status where channel = ${placeOf(id)}`)
    await tx.query(sql`delete from channel_order where channel = ${placeOf(id)}`)
  }

  return {
    list,
    find,
    add,
    change,
    remove,
    /** All there are beside the first, for whoever drives them. */
    async wanted(): Promise<string[]> {
      const numbers = await db.rows<{ id: string }>(sql`select id from whatsapp_number order by id`)
      return numbers.map(({ id }) => id)
    },
  }
}
