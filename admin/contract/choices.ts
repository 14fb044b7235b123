import type { ContractItem } from '#engine'
import { silencePolicyChoices } from '../administration/choices.ts'
import { optionsOf } from '../layout/components/option.ts'
import { offered } from '../person-group/choices.ts'
import type { Visit } from '../visit.ts'
import type { ContractChoices } from './form.tsx'

/** What a contract of a company's customer may choose from, and what it chose already. */
export async function choicesOf(
  visit: Visit,
  owner: { companyId: string },
  contract?: ContractItem,
): Promise<ContractChoices> {
  const { engine, actor } = visit
  const [plans, policies, slaTables] = await Promise.all([
    engine.plans.list(actor),
    silencePolicyChoices(visit),
    engine.slaTables.list(actor),
  ])
  return {
    plans: optionsOf(plans.filter(({ id, active }) => active || id === contract?.planId)),
    policies,
    slaTables: offered(slaTables, owner, contract?.slaTableId),
  }
}
