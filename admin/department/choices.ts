import type { DepartmentItem } from '#engine'
import { calendarChoices, silencePolicyChoices } from '../administration/choices.ts'
import { beginningChoices } from '../person-group/choices.ts'
import type { Visit } from '../visit.ts'
import type { DepartmentChoices } from './form.tsx'

/** What a department may choose from; null: one of whatever company it will be. */
export async function choicesOf(visit: Visit, department: DepartmentItem | null): Promise<DepartmentChoices> {
  const [calendars, policies, beginnings] = await Promise.all([
    calendarChoices(visit),
    silencePolicyChoices(visit),
    beginningChoices(visit, department),
  ])
  return { calendars, policies, ...beginnings }
}
