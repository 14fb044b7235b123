import { type ExpressCheck, LIGHTS, type LightResult } from '#engine'
import type { Visit } from '../visit.ts'

/** Asks every light anew, and keeps in the case what was seen (R43). */
export function checkCase({ engine, actor }: Visit, id: string): Promise<ExpressCheck> {
  return engine.expressChecks.refresh(actor, id)
}

/** The lights of a customer before there is a case: looked at, and not kept. */
export function lookAtLights(
  { engine, actor }: Visit,
  of: { customerId: string; connectionId?: string | undefined; contractId?: string | undefined },
): Promise<ExpressCheck> {
  const { customerId, connectionId = null, contractId = null } = of
  return engine.expressChecks.look(actor, { customerId, connectionId, contractId })
}

/** What was kept, in the palette's order; a light that nobody knows any more is left out. */
export function lightsIn(results: unknown): LightResult[] {
  if (!Array.isArray(results)) return []
  const kept = results as LightResult[]
  return LIGHTS.flatMap((light) => kept.filter((one) => one?.light === light))
}
