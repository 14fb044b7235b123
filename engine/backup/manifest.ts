import { z } from 'zod'

/** What an archive says of itself, as its first file. */
export type Manifest = z.infer<typeof schema>

export const FORMAT = 1
export const MANIFEST = 'manifest.json'

const schema = z.object({
  format: z.literal(FORMAT),
  bote: z.string(),
  madeAt: z.iso.datetime(),
  /** The migrations the database had, in order: the tables are built from them again. */
  migrations: z.array(z.string().regex(/^[0-9a-z_]+$/)),
  tables: z.array(z.object({ name: z.string().regex(/^[a-z_]+$/), columns: z.array(z.string()) })),
  /** The last number each counter of the database gave out. */
  counters: z.array(z.object({ name: z.string().regex(/^[a-z_]+$/), last: z.string().regex(/^\d+$/) })),
})

/** Throws when the file is no backup of Bote, or one that this version cannot read. */
export function readManifest(text: string): Manifest {
  const read = schema.safeParse(parsed(text))
  if (!read.success) throw new Error('this is no backup that this version of Bote can read')
  return read.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
