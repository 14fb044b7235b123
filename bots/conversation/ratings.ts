import type { Engine } from '#engine'
export async function sweepRatings(_: { engine: Engine }): Promise<number> {
  return 0
}
