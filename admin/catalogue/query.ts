import { z } from 'zod'
import { sought } from '../administration/typed.ts'
import type { Visit } from '../visit.ts'

const query = z.object({ q: sought(), after: sought() })
export type CatalogueQuery = z.output<typeof query>

/** What of a catalogue is looked at: names that hold the words `q`, those behind the line `after`. */
export function catalogueQuery(visit: Visit): CatalogueQuery {
  return visit.query(query)
}

/** An address of the catalogue that leads back to the place in it where one is. */
export function withPlace(address: string, { after }: CatalogueQuery): string {
  return after ? `${address}?${new URLSearchParams({ after })}` : address
}
