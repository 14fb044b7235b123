import { keptChoices } from '../case/kept-choices.ts'
import type { Visit } from '../visit.ts'

/** What the queue can be narrowed to, and to whom tickets can be handed. The same object as long as it is the same. */
export type Choices = {
  departments: readonly { id: string; name: string; company: string; companyId: string }[]
  operators: readonly {
    id: string
    name: string
    companyId: string | null
    departmentIds: readonly string[]
  }[]
}

export async function choicesFor(visit: Visit): Promise<Choices> {
  return inSight(await known(visit), visit.actor)
}

const known = keptChoices(choicesOfCompany)

export async function choicesOfCompany({ engine, actor }: Pick<Visit, 'engine' | 'actor'>): Promise<Choices> {
  const [departments, operators] = await Promise.all([
    engine.departments.list(actor),
    engine.operators.colleagues(actor),
  ])
  return { departments, operators }
}

const narrowed = new WeakMap<Choices, Map<string, Choices>>()

/** What of a company's choices this operator has. */
export function inSight<All extends Choices>(all: All, { departmentIds }: Visit['actor']): All {
  if (departmentIds === null) return all
  const known = (narrowed.get(all) ?? new Map()) as Map<string, All>
  narrowed.set(all, known)
  const key = departmentIds.join()
  const found = known.get(key) ?? {
    ...all,
    departments: all.departments.filter(({ id }) => departmentIds.includes(id)),
  }
  known.set(key, found)
  return found
}
