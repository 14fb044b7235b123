import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { mustBeAllowed, mustSee } from '../administration/authority.ts'
import { checked, line, optionalParagraph, possibleId } from '../administration/input.ts'
import { type Basis, keeping } from '../administration/keeping.ts'
import { atomically } from '../administration/rows.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { mayChangePlans, mayReadPlans } from './policy.ts'

/** The channels a contract gives (R6): chat on Telegram, the panel and e-mail come with every plan. */
export type Plan = {
  id: string
  name: string
  whatsapp: boolean
  phone: boolean
  description: string | null
  active: boolean
}

export type PlanItem = Plan & { contracts: number; basis: string }

const schema = z.strictObject({
  name: line(80),
  whatsapp: z.boolean().default(false),
  phone: z.boolean().default(false),
  description: optionalParagraph(1_000),
  active: z.boolean().default(true),
})
export type PlanInput = z.input<typeof schema>

export function plans(deps: Deps) {
  const { db } = deps
  const kept = keeping<Plan>(deps, { entity: 'plan', nameOf: (plan) => plan.name })

  async function list(actor: Actor): Promise<PlanItem[]> {
    mustSee(mayReadPlans(actor), 'plan')
    return db.rows<PlanItem>(sql`
      select plan.*, plan.xmin::text as basis,
        (select count(*)::int from contract where contract.plan_id = plan.id and contract.active) as contracts
      from plan order by active desc, name
    `)
  }

  async function find(actor: Actor, planId: string): Promise<Plan & { basis: string }> {
    mustSee(mayReadPlans(actor), 'plan')
    const plan = await db.first<Plan & { basis: string }>(
      sql`select *, xmin::text as basis from plan where id = ${possibleId(planId)}`,
    )
    if (!plan) throw new NotFound('plan_not_found')
    return plan
  }

  async function add(actor: Actor, input: PlanInput): Promise<Plan> {
    mustBeAllowed(mayChangePlans(actor))
    const values = checked(schema, input)
    return atomically(db, (tx) => kept.add(tx, actor, values))
  }

  async function change(actor: Actor, planId: string, input: PlanInput, basis?: Basis): Promise<Plan> {
    await find(actor, planId)
    mustBeAllowed(mayChangePlans(actor))
    const values = checked(schema, input)
    return atomically(db, (tx) => kept.change(tx, actor, planId, values, basis))
  }

  /** Throws Refused (`plan_in_use`) when contracts have it. */
  async function remove(actor: Actor, planId: string): Promise<void> {
    await find(actor, planId)
    mustBeAllowed(mayChangePlans(actor))
    await atomically(db, (tx) => kept.remove(tx, actor, planId))
  }

  return { list, find, add, change, remove }
}
