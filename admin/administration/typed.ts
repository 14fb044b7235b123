import { z } from 'zod'

/** Text as it was typed; the engine says whether it will do. A field that is missing is empty. */
export const typed = () => z.string().max(100_000).default('')

/** What was sought, as it stands in the address. */
export const sought = () => z.string().max(200).catch('').default('')

/** Texts separated by commas or line ends. */
export function listed(text: string): string[] {
  return text
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
}

/** A button alone. */
export const noFields = z.strictObject({})

export const direction = z.strictObject({ direction: z.enum(['up', 'down']) })

/** One step by a button, or dragged right behind another (empty: to the top). */
export const move = z.union([
  direction,
  z.strictObject({ behind: z.union([z.uuid(), z.literal('').transform(() => null)]) }),
])
