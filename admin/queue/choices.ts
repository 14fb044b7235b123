import type { Visit } from '../visit.ts'

/** What the queue can be narrowed to, and to whom tickets can be handed. */
export type Choices = {
  departments: { id: string; name: string; company: string; companyId: string }[]
  operators: { id: string; name: string; companyId: string | null; departmentIds: readonly string[] }[]
}

export async function choicesFor({ engine, actor }: Visit): Promise<Choices> {
  const [departments, operators] = await Promise.all([
    engine.departments.list(actor),
    engine.operators.colleagues(actor),
  ])
  const inSight = departments.filter(
    ({ id }) => actor.departmentIds === null || actor.departmentIds.includes(id),
  )
  return { departments: inSight, operators }
}
