import { type Sql, sql } from '../database/sql.ts'

/** What logs, files, ratings and messages belong to: each kind by a column of its own, named after its table. */
export type CaseKind = 'ticket' | 'atendimento'

/** The column that points to the case: `ticket_id`, `atendimento_id`. */
export function caseId(kind: CaseKind): Sql {
  return COLUMNS[kind]
}

/** The table of the kind. */
export function caseTable(kind: CaseKind): Sql {
  return TABLES[kind]
}

const COLUMNS = { ticket: sql.raw('ticket_id'), atendimento: sql.raw('atendimento_id') }
const TABLES = { ticket: sql.raw('ticket'), atendimento: sql.raw('atendimento') }
