import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { mustBeAllowed, mustSee } from '../administration/authority.ts'
import { checked, line, possibleId } from '../administration/input.ts'
import { type Basis, keeping } from '../administration/keeping.ts'
import { atomically } from '../administration/rows.ts'
import { usersOf } from '../administration/users.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound, Refused } from '../errors.ts'
import { application } from '../ticket/application.ts'
import type { SilenceRules } from './deadlines.ts'
import { mayChangeSilencePolicies, mayReadSilencePolicies } from './policy.ts'
import { policyFor } from './policy-for.ts'
import { ruleFields } from './rules.ts'
import { simulation } from './simulation.ts'

/** What is agreed when the customer does not answer (R20, R22). */
export type SilencePolicy = SilenceRules & { id: string; name: string }

export type SilencePolicyItem = SilencePolicy & {
  companies: string[]
  departments: string[]
  contracts: number
  basis: string
}

const schema = z.strictObject({ name: line(80), ...ruleFields })
export type SilencePolicyInput = z.input<typeof schema>

export function silencePolicies(deps: Deps) {
  const { db } = deps
  const kept = keeping<SilencePolicy>(deps, { entity: 'silence_policy', nameOf: (policy) => policy.name })

  /** All policies, with who stands under them. */
  async function list(actor: Actor): Promise<SilencePolicyItem[]> {
    mustSee(mayReadSilencePolicies(actor), 'silence_policy')
    return db.rows<SilencePolicyItem>(sql`
      select policy.*, policy.xmin::text as basis,
        ${usersOf(actor, sql`silence_policy_id`, sql`policy.id`)},
        (select count(*)::int from contract where silence_policy_id = policy.id and active) as contracts
      from silence_policy as policy order by name
    `)
  }

  async function find(actor: Actor, policyId: string): Promise<SilencePolicyItem> {
    const policy = (await list(actor)).find((each) => each.id === policyId)
    if (!policy) throw new NotFound('silence_policy_not_found')
    return policy
  }

  async function add(actor: Actor, input: SilencePolicyInput): Promise<SilencePolicy> {
    mustBeAllowed(mayChangeSilencePolicies(actor))
    const values = checked(schema, input)
    return atomically(db, (tx) => kept.add(tx, actor, values))
  }

  /** Holds for waits that begin from now on; tickets that wait already keep the deadlines they were told. */
  async function change(
    actor: Actor,
    policyId: string,
    input: SilencePolicyInput,
    basis?: Basis,
  ): Promise<SilencePolicy> {
    await find(actor, policyId)
    mustBeAllowed(mayChangeSilencePolicies(actor))
    const values = checked(schema, input)
    return atomically(db, (tx) => kept.change(tx, actor, policyId, values, basis))
  }

  /** Throws Refused (`silence_policy_in_use`) while a company, department or contract stands under it. */
  async function remove(actor: Actor, policyId: string): Promise<void> {
    const { companies, departments } = await find(actor, policyId)
    mustBeAllowed(mayChangeSilencePolicies(actor))
    const contract = await db.first(
      sql`select from contract where silence_policy_id = ${possibleId(policyId)} limit 1`,
    )
    if (contract || companies.length + departments.length > 0) throw new Refused('silence_policy_in_use')
    await atomically(db, (tx) => kept.remove(tx, actor, policyId))
  }

  return {
    list,
    find,
    add,
    change,
    remove,
    // They keep counting from when their silence began.
    ...application(deps, {
      entity: 'silence_policy',
      find,
      mayChange: mayChangeSilencePolicies,
      rules: (policyId) => ({ policyId }),
    }),
    simulate: simulation(deps),
    policyFor: (ticket: Parameters<typeof policyFor>[1]) => policyFor(db, ticket),
  }
}
