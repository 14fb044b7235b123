import { catalogue, ofCompany } from '../administration/catalogue.ts'
import { line } from '../administration/input.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'

/** Why a connection is kept from blocks or reductions for a while (R51). */
export type ExceptionReason = {
  id: string
  companyId: string | null
  name: string
  position: number
  active: boolean
}

export function exceptionReasons(deps: Deps) {
  return catalogue<ExceptionReason, typeof fields>(deps, {
    entity: 'exception_reason',
    fields,
    order: sql`position`,
    siblings: ofCompany,
  })
}

const fields = { name: line(80) }
