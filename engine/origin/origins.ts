import { z } from 'zod'
import { catalogue, ofCompany } from '../administration/catalogue.ts'
import { line } from '../administration/input.ts'
import { suggestOnly } from '../administration/suggestion.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'

/** How the customer came to us: by telephone, at the counter, through a technician … (R42). */
export type Origin = {
  id: string
  companyId: string | null
  name: string
  /** Then the technician is asked for. */
  byTechnician: boolean
  /** Stands in the form beforehand (R47). */
  suggested: boolean
  position: number
  active: boolean
}

const entity = 'origin'

export function origins(deps: Deps) {
  return catalogue<Origin, typeof fields>(deps, {
    entity,
    fields,
    order: sql`position`,
    siblings: ofCompany,
    settle: (tx, actor, row) => suggestOnly(deps, tx, actor, { entity, siblings: ofCompany(row), row }),
  })
}

const fields = {
  name: line(80),
  byTechnician: z.boolean().default(false),
  suggested: z.boolean().default(false),
}
