import { catalogue } from '../administration/catalogue.ts'
import { line, optionalId, wholeNumber } from '../administration/input.ts'
import { mustBeShared } from '../administration/scope.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'

/** Customers alike: how urgent they are, and how what they ask begins (R44, R61). */
export type PersonGroup = {
  id: string
  companyId: string | null
  name: string
  /** 1 comes first. */
  priority: number
  /** Null: as the department says. */
  processId: string | null
  classificationId: string | null
  active: boolean
}

type Figures = { process: string | null; classification: string | null; customers: number }

export const LOWEST_PRIORITY = 5

export function personGroups(deps: Deps) {
  return catalogue<PersonGroup, typeof fields, Figures>(deps, {
    entity: 'person_group',
    fields,
    order: sql`person_group.priority`,
    figures: sql`
      (select name from process where process.id = person_group.process_id) as process,
      (select name from classification where classification.id = person_group.classification_id) as classification,
      (select count(*)::int from customer where person_group_id = person_group.id and customer.active) as customers`,
    async mustFit(tx, { companyId, processId, classificationId }) {
      await mustBeShared(tx, { table: 'process', field: 'processId', id: processId }, companyId)
      await mustBeShared(tx, opening(classificationId), companyId)
    },
  })
}

/** A classification with which something may begin. */
export function opening(id: string | null) {
  return { table: 'classification', field: 'classificationId', id, when: sql`not closing` }
}

const fields = {
  name: line(80),
  priority: wholeNumber(1, LOWEST_PRIORITY).default(3),
  processId: optionalId(),
  classificationId: optionalId(),
}
