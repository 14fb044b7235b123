import { z } from 'zod'
import type { Visit } from '../visit.ts'

/** The lights of the express check (R43), in the order of the palette. */
export const LIGHTS = [
  'stopNotice',
  'default',
  'pending',
  'reduction',
  'online',
  'blocked',
  'invoices',
  'contract',
] as const
export type LightName = (typeof LIGHTS)[number]

const light = z.object({
  light: z.enum(LIGHTS),
  state: z.enum(['green', 'red', 'grey']),
  /** What the light stands for, one line each. */
  rows: z.array(z.string()).catch([]),
  source: z.string().catch(''),
  tookMs: z.number().catch(0),
})
export type Light = z.output<typeof light>

/** The lights of a kept check, in order; what an older version kept and nobody understands any more is left out. */
export function lightsIn(results: unknown): Light[] {
  const kept = Array.isArray(results) ? results : []
  const known = kept.flatMap((one) => {
    const parsed = light.safeParse(one)
    return parsed.success ? [parsed.data] : []
  })
  return known.sort((a, b) => LIGHTS.indexOf(a.light) - LIGHTS.indexOf(b.light))
}

/** Asks every light anew and notes in the case that somebody looked. */
export async function runExpressCheck({ engine, actor }: Visit, id: string): Promise<void> {
  await engine.atendimentos.check(actor, id)
}
