import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { checked, line } from '../administration/input.ts'
import type { keeping } from '../administration/keeping.ts'
import { atomically } from '../administration/rows.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../errors.ts'
import type { Contract, ContractItem } from './contracts.ts'

const cancellation = z.strictObject({ reason: line(300) })

type Contracts = {
  kept: ReturnType<typeof keeping<Contract>>
  find(actor: Actor, customerId: string, contractId: string): Promise<ContractItem>
  mustKeep(actor: Actor, customerId: string): Promise<unknown>
}

/** What becomes of a contract beside its dates: accepted by the customer, cancelled, in force again. */
export function contractStatus({ db, clock }: Deps, { kept, find, mustKeep }: Contracts) {
  /** The customer agreed to it. Twice changes nothing. */
  function accept(actor: Actor, customerId: string, contractId: string): Promise<void> {
    return become(actor, customerId, contractId, ({ acceptedAt }) =>
      acceptedAt ? null : { acceptedAt: clock.now() },
    )
  }

  /** Throws Refused (`contract_cancelled`) when it is already. */
  async function cancel(
    actor: Actor,
    customerId: string,
    contractId: string,
    input: z.input<typeof cancellation>,
  ): Promise<void> {
    const { reason } = checked(cancellation, input)
    await become(actor, customerId, contractId, ({ cancelledAt }) => {
      if (cancelledAt) throw new Refused('contract_cancelled')
      return { cancelledAt: clock.now(), cancelReason: reason, active: false }
    })
  }

  /** Throws Refused (`contract_not_cancelled`). */
  function reinstate(actor: Actor, customerId: string, contractId: string): Promise<void> {
    return become(actor, customerId, contractId, ({ cancelledAt }) => {
      if (!cancelledAt) throw new Refused('contract_not_cancelled')
      return { cancelledAt: null, cancelReason: null, active: true }
    })
  }

  async function become(
    actor: Actor,
    customerId: string,
    contractId: string,
    values: (contract: Contract) => Partial<Contract> | null,
  ): Promise<void> {
    await find(actor, customerId, contractId)
    await mustKeep(actor, customerId)
    await atomically(db, async (tx) => {
      const changed = values(await kept.lock(tx, contractId))
      if (changed) await kept.change(tx, actor, contractId, changed)
    })
  }

  return { accept, cancel, reinstate }
}
