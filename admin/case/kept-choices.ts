import type { Engine } from '#engine'
import type { Visit } from '../visit.ts'

const KEPT_MS = 3_000

type Asking = Pick<Visit, 'engine' | 'actor'>
type Kept<T> = { until: number; choices: Promise<T> }

/**
 * Every list asks for what it can be narrowed to, and names of departments, processes and colleagues seldom change: kept
 * for a moment. `ask` may look at the reader's company, and at nothing else of them.
 */
export function keptChoices<T>(ask: (asking: Asking) => Promise<T>): (asking: Asking) => Promise<T> {
  const kept = new WeakMap<Engine, Map<string, Kept<T>>>()

  return ({ engine, actor }) => {
    const ofEngine = kept.get(engine) ?? new Map<string, Kept<T>>()
    kept.set(engine, ofEngine)
    const key = actor.companyId ?? 'all'
    const found = ofEngine.get(key)
    if (found && found.until > Date.now()) return found.choices
    const choices = ask({ engine, actor })
    ofEngine.set(key, { until: Date.now() + KEPT_MS, choices })
    choices.catch(() => ofEngine.delete(key))
    return choices
  }
}
