import { z } from 'zod'
import { catalogue, ofCompany } from '../administration/catalogue.ts'
import { line } from '../administration/input.ts'
import { suggestOnly } from '../administration/suggestion.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'

/** What an atendimento is about when it begins, or, with `closing`, when it ends (R45, R58). */
export type Classification = {
  id: string
  companyId: string | null
  name: string
  closing: boolean
  /** Stands in the form beforehand (R47). */
  suggested: boolean
  position: number
  active: boolean
}

const entity = 'classification'

export function classifications(deps: Deps) {
  return catalogue<Classification, typeof fields, unknown, typeof fixed>(deps, {
    entity,
    fields,
    fixed,
    order: sql`closing, position`,
    siblings,
    settle: (tx, actor, row) => suggestOnly(deps, tx, actor, { entity, siblings: siblings(row), row }),
  })
}

const fields = { name: line(80), suggested: z.boolean().default(false) }
/** One that opened cases cannot close any: whether it closes is decided once. */
const fixed = { closing: z.boolean().default(false) }

/** The opening and the closing ones of a company each have their own order. */
function siblings({ companyId, closing }: { companyId: string | null; closing: boolean }): Sql {
  return sql`${ofCompany({ companyId })} and closing = ${closing}`
}
