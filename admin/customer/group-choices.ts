import type { CustomerDetails, Uses } from '#engine'
import { offered } from '../person-group/choices.ts'
import type { Visit } from '../visit.ts'

/** The person groups a customer may be in; null where nobody works with them. */
export async function groupChoices(visit: Visit, uses: Uses, customer: CustomerDetails | null) {
  if (!uses.atendimentos) return null
  const groups = await visit.engine.personGroups.list(visit.actor)
  return offered(groups, customer, customer?.personGroupId)
}
