import { calendarChoices, silencePolicyChoices } from '../administration/choices.ts'
import { offered } from '../person-group/choices.ts'
import type { Visit } from '../visit.ts'
import type { CompanyChoices } from './form.tsx'

/** What a company may choose from; a new one only from what all companies share. */
export async function choicesOf(
  visit: Visit,
  company: { id: string; slaTableId: string | null } | null,
): Promise<CompanyChoices> {
  const [calendars, policies, slaTables] = await Promise.all([
    calendarChoices(visit),
    silencePolicyChoices(visit),
    visit.engine.slaTables.list(visit.actor),
  ])
  const owner = { companyId: company?.id ?? null }
  return { calendars, policies, slaTables: offered(slaTables, owner, company?.slaTableId) }
}
