import { keptChoices } from '../case/kept-choices.ts'
import type { Visit } from '../visit.ts'

/** What the queue can be narrowed to, and to whom tickets can be handed. */
export type Choices = {
  departments: { id: string; name: string; company: string; companyId: string }[]
  operators: { id: string; name: string; companyId: string | null; departmentIds: readonly string[] }[]
}

export async function choicesFor(visit: Visit): Promise<Choices> {
  const { departments, operators } = await known(visit)
  const { departmentIds } = visit.actor
  const inSight = departments.filter(({ id }) => departmentIds === null || departmentIds.includes(id))
  return { departments: inSight, operators }
}

const known = keptChoices(async ({ engine, actor }): Promise<Choices> => {
  const [departments, operators] = await Promise.all([
    engine.departments.list(actor),
    engine.operators.colleagues(actor),
  ])
  return { departments, operators }
})
