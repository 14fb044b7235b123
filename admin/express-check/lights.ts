import { LIGHTS, type LightResult } from '#engine'

/** What was kept, in the palette's order; a light that nobody knows any more is left out. */
export function lightsIn(results: unknown): LightResult[] {
  if (!Array.isArray(results)) return []
  const kept = results as LightResult[]
  return LIGHTS.flatMap((light) => kept.filter((one) => one?.light === light))
}
