import { catalogue, ofCompany } from '../administration/catalogue.ts'
import { line } from '../administration/input.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'

/** What turned out to be wrong; service orders and atendimentos are counted by it (R53). */
export type Defect = { id: string; companyId: string | null; name: string; position: number; active: boolean }

export function defects(deps: Deps) {
  return catalogue<Defect, typeof fields>(deps, {
    entity: 'defect',
    fields,
    order: sql`position`,
    siblings: ofCompany,
  })
}

const fields = { name: line(80) }
