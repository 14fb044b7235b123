import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { mustBeAllowed, mustSee, withinCompany } from '../administration/authority.ts'
import {
  blame,
  checked,
  date,
  id,
  line,
  optionalDate,
  optionalId,
  optionalParagraph,
  possibleId,
} from '../administration/input.ts'
import { type Basis, keeping } from '../administration/keeping.ts'
import { atomically } from '../administration/rows.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { type CurrentContract, currentContract } from './current.ts'
import { mayChangeContracts, mayReadContracts } from './policy.ts'

/** What a customer pays for: `coverage` says in words what the monthly fee covers (R31). Dates are civil, YYYY-MM-DD. */
export type Contract = {
  id: string
  customerId: string
  planId: string
  number: string
  coverage: string | null
  startsOn: string
  /** The last day it holds; null: until somebody ends it. */
  endsOn: string | null
  /** Its own silence policy (R22); null: the department's or the company's. */
  silencePolicyId: string | null
  active: boolean
}

export type ContractItem = Contract & { plan: string; silencePolicy: string | null; basis: string }

const fields = {
  planId: id(),
  number: line(60),
  coverage: optionalParagraph(5_000),
  startsOn: date(),
  endsOn: optionalDate(),
  silencePolicyId: optionalId(),
  active: z.boolean().default(true),
}
const schema = z.strictObject(fields).superRefine(({ startsOn, endsOn }, context) => {
  if (endsOn && endsOn < startsOn) blame(context, 'endsOn', 'ends_before_it_begins')
})
export type ContractInput = z.input<typeof schema>

export function contracts(deps: Deps) {
  const { db, clock } = deps
  const kept = keeping<Contract>(deps, { entity: 'contract', nameOf: (contract) => contract.number })

  /** A customer's contracts, newest first. */
  async function of(actor: Actor, customerId: string): Promise<ContractItem[]> {
    mustSee(mayReadContracts(actor), 'contract')
    return db.rows<ContractItem>(sql`
      select contract.*, contract.xmin::text as basis, plan.name as plan, silence_policy.name as silence_policy
      from contract
      join customer on customer.id = contract.customer_id and ${withinCompany(actor, sql`customer.company_id`)}
      join plan on plan.id = contract.plan_id
      left join silence_policy on silence_policy.id = contract.silence_policy_id
      where contract.customer_id = ${possibleId(customerId)}
      order by contract.active desc, contract.starts_on desc, contract.id
    `)
  }

  async function find(actor: Actor, customerId: string, contractId: string): Promise<ContractItem> {
    const contract = (await of(actor, customerId)).find((each) => each.id === contractId)
    if (!contract) throw new NotFound('contract_not_found')
    return contract
  }

  async function add(actor: Actor, customerId: string, input: ContractInput): Promise<Contract> {
    mustBeAllowed(mayChangeContracts(actor))
    const customer = await db.first(sql`
      select from customer where id = ${possibleId(customerId)} and ${withinCompany(actor, sql`company_id`)}
    `)
    if (!customer) throw new NotFound('customer_not_found')
    const values = checked(schema, input)
    return atomically(db, (tx) => kept.add(tx, actor, { customerId, ...values }))
  }

  async function change(
    actor: Actor,
    customerId: string,
    contractId: string,
    input: ContractInput,
    basis?: Basis,
  ): Promise<Contract> {
    await find(actor, customerId, contractId)
    mustBeAllowed(mayChangeContracts(actor))
    const values = checked(schema, input)
    return atomically(db, (tx) => kept.change(tx, actor, contractId, values, basis))
  }

  return {
    of,
    find,
    add,
    change,
    /** The contract that holds today for a customer, with its plan; null when none does. */
    current: (customerId: string): Promise<CurrentContract | null> => currentContract(db, clock, customerId),
  }
}
