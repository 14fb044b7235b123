import type { Engine } from '#engine'
import type { Visit } from '../visit.ts'

/** What the queue can be narrowed to, and to whom tickets can be handed. */
export type Choices = {
  departments: { id: string; name: string; company: string; companyId: string }[]
  operators: { id: string; name: string; companyId: string | null; departmentIds: readonly string[] }[]
}

export async function choicesFor({ engine, actor }: Visit): Promise<Choices> {
  const { departments, operators } = await known(engine, actor)
  const inSight = departments.filter(
    ({ id }) => actor.departmentIds === null || actor.departmentIds.includes(id),
  )
  return { departments: inSight, operators }
}

type Kept = { until: number; choices: Promise<Choices> }
const kept = new WeakMap<Engine, Map<string, Kept>>()
const KEPT_MS = 3_000

/** Every page of the queue asks, and names of departments and colleagues seldom change: kept for a moment, by company. */
function known(engine: Engine, actor: Visit['actor']): Promise<Choices> {
  const ofEngine = kept.get(engine) ?? new Map<string, Kept>()
  kept.set(engine, ofEngine)
  const key = actor.companyId ?? 'all'
  const found = ofEngine.get(key)
  if (found && found.until > Date.now()) return found.choices
  const choices = Promise.all([engine.departments.list(actor), engine.operators.colleagues(actor)]).then(
    ([departments, operators]) => ({ departments, operators }),
  )
  ofEngine.set(key, { until: Date.now() + KEPT_MS, choices })
  choices.catch(() => ofEngine.delete(key))
  return choices
}
