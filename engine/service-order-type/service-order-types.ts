import { catalogue, ofCompany } from '../administration/catalogue.ts'
import { line, optionalParagraph, wholeNumber } from '../administration/input.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'

/** A kind of visit (R53). */
export type ServiceOrderType = {
  id: string
  companyId: string | null
  name: string
  /** How long it is expected to last. */
  minutes: number
  /** The words above the signature on the printed order. */
  terms: string | null
  position: number
  active: boolean
}

export function serviceOrderTypes(deps: Deps) {
  return catalogue<ServiceOrderType, typeof fields>(deps, {
    entity: 'service_order_type',
    fields,
    order: sql`position`,
    siblings: ofCompany,
  })
}

const A_DAY = 1_440
const fields = {
  name: line(80),
  minutes: wholeNumber(5, A_DAY).default(60),
  terms: optionalParagraph(5_000),
}
