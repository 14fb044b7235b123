import { optionsOf } from '../layout/components/option.ts'
import type { Visit } from '../visit.ts'

type Choice = { value: string; label: string }

/** The companies a person may choose from; one alone is no choice, and is taken. */
export async function companyChoices({ engine, actor }: Visit): Promise<Choice[]> {
  const companies = await engine.companies.list(actor)
  return optionsOf(companies.filter(({ active }) => active))
}

/** Departments, of one company or of all the person knows, with their company in front when there are several. */
export async function departmentChoices(
  { engine, actor }: Visit,
  ofCompany?: string | null,
): Promise<Choice[]> {
  const all = await engine.departments.list(actor)
  const departments = all.filter(({ companyId }) => ofCompany === undefined || companyId === ofCompany)
  const several = new Set(departments.map(({ companyId }) => companyId)).size > 1
  return departments.map(({ id, name, company }) => ({
    value: id,
    label: several ? `${company} · ${name}` : name,
  }))
}

export async function calendarChoices({ engine, actor }: Visit): Promise<Choice[]> {
  return optionsOf(await engine.calendars.list(actor))
}

export async function silencePolicyChoices({ engine, actor }: Visit): Promise<Choice[]> {
  return optionsOf(await engine.silencePolicies.list(actor))
}
