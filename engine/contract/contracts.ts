import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { mayChangeOwned, mustBeAllowed, mustSee } from '../administration/authority.ts'
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
  wholeNumber,
} from '../administration/input.ts'
import { type Basis, keeping } from '../administration/keeping.ts'
import { atomically } from '../administration/rows.ts'
import { mustBeShared } from '../administration/scope.ts'
import { customersInSight } from '../customer/policy.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound, Refused } from '../errors.ts'
import { type CurrentContract, currentContract } from './current.ts'
import { mayChangeContracts, mayReadContracts } from './policy.ts'
import { contractStatus } from './status.ts'

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
  /** Its own SLA table (R46); null: the company's. */
  slaTableId: string | null
  /** Its own days until an unpaid invoice is a default (R43); null: the company's. */
  overdueDays: number | null
  /** When the customer accepted it; one that is not accepted may be blocked for that. */
  acceptedAt: Date | null
  cancelledAt: Date | null
  cancelReason: string | null
  active: boolean
}

export type ContractItem = Contract & {
  plan: string
  /** Whether the plan includes WhatsApp (R6). */
  whatsapp: boolean
  silencePolicy: string | null
  slaTable: string | null
  basis: string
}

const fields = {
  planId: id(),
  number: line(60),
  coverage: optionalParagraph(5_000),
  startsOn: date(),
  endsOn: optionalDate(),
  silencePolicyId: optionalId(),
  slaTableId: optionalId(),
  overdueDays: z.union([z.literal('').transform(() => null), z.null(), wholeNumber(0, 365)]).default(null),
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
      select contract.*, contract.xmin::text as basis, plan.name as plan, plan.whatsapp,
        silence_policy.name as silence_policy, sla_table.name as sla_table
      from contract
      join customer on customer.id = contract.customer_id and ${customersInSight(actor)}
      join plan on plan.id = contract.plan_id
      left join silence_policy on silence_policy.id = contract.silence_policy_id
      left join sla_table on sla_table.id = contract.sla_table_id
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
    const { companyId } = await mustKeep(actor, customerId)
    const values = checked(schema, input)
    return atomically(db, async (tx) => {
      await mustBeShared(tx, slaTable(values), companyId)
      return kept.add(tx, actor, { customerId, ...values })
    })
  }

  /** Throws Refused (`contract_cancelled`) when it would make a cancelled contract active: it is reinstated. */
  async function change(
    actor: Actor,
    customerId: string,
    contractId: string,
    input: ContractInput,
    basis?: Basis,
  ): Promise<Contract> {
    const { cancelledAt } = await find(actor, customerId, contractId)
    const { companyId } = await mustKeep(actor, customerId)
    const values = checked(schema, input)
    if (cancelledAt && values.active) throw new Refused('contract_cancelled')
    return atomically(db, async (tx) => {
      await mustBeShared(tx, slaTable(values), companyId)
      return kept.change(tx, actor, contractId, values, basis)
    })
  }

  /** The customer, for who may change its contracts. */
  async function mustKeep(actor: Actor, customerId: string): Promise<{ companyId: string }> {
    mustBeAllowed(mayChangeContracts(actor))
    const customer = await db.first<{ companyId: string }>(sql`
      select company_id from customer where id = ${possibleId(customerId)} and ${customersInSight(actor)}
    `)
    if (!customer) throw new NotFound('customer_not_found')
    mustBeAllowed(mayChangeOwned(actor, customer.companyId), 'shared_by_companies')
    return customer
  }

  return {
    of,
    find,
    add,
    change,
    ...contractStatus(deps, { kept, find, mustKeep }),
    /** The contract that holds today for a customer, with its plan; null when none does. */
    current: (customerId: string): Promise<CurrentContract | null> => currentContract(db, clock, customerId),
  }
}

function slaTable({ slaTableId }: { slaTableId: string | null }) {
  return { table: 'sla_table', field: 'slaTableId', id: slaTableId }
}
