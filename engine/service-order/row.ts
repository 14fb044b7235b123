import { type AtendimentoRow, lockAtendimento, readAtendimento } from '../atendimento/row.ts'
import type { Tx } from '../database/database.ts'
import { isId } from '../database/id.ts'
import type { Queryable } from '../database/query.ts'
import { type Sql, sql } from '../database/sql.ts'
import { NotFound } from '../errors.ts'
import type { ServiceOrderColumns } from './facts.ts'
import type { ServiceOrderState } from './states.ts'

/** A service order as it stands in the database, with the atendimento it belongs to. */
export type ServiceOrderRow = ServiceOrderColumns & {
  id: string
  /** `YYYYMM/NNNN`, without gaps in its company and month. */
  number: string
  companyId: string
  atendimentoId: string
  customerId: string
  connectionId: string | null
  openedById: string | null
  state: ServiceOrderState
  openedAt: Date
  updatedAt: Date
  version: number
  /** Who belongs to the preferred group: read with the row, not kept in it. */
  groupMemberIds: string[]
  atendimento: AtendimentoRow
}

type Read = Omit<ServiceOrderRow, 'atendimento'>

/**
 * Locks the service order until the transaction ends, and its atendimento before it: whoever finishes the one and moves
 * the other at once takes both locks in the same order. Throws NotFound.
 */
export async function lockServiceOrder(tx: Tx, id: string): Promise<ServiceOrderRow> {
  const { atendimentoId } = await found(tx, id, sql.empty)
  const atendimento = await lockAtendimento(tx, atendimentoId)
  return { ...(await found(tx, id, sql.raw('for update of s'))), atendimento }
}

/** The service order as it stands, without holding anybody up. Throws NotFound. */
export async function readServiceOrder(db: Queryable, id: string): Promise<ServiceOrderRow> {
  const row = await found(db, id, sql.empty)
  return { ...row, atendimento: await readAtendimento(db, row.atendimentoId) }
}

async function found(db: Queryable, id: string, lock: Sql): Promise<Read> {
  const row = isId(id) ? await db.first<Read>(sql`${SERVICE_ORDER} where s.id = ${id} ${lock}`) : undefined
  if (!row) throw new NotFound('service_order')
  return row
}

const SERVICE_ORDER: Sql = sql.raw(`
  select s.id, s.number, s.company_id, s.atendimento_id, s.customer_id, s.connection_id, s.type_id, s.defect_id,
    s.technician_group_id, s.reported_defect, s.address, s.dispatched, s.opened_by_id, s.state, s.technician_id,
    s.scheduled_from, s.scheduled_until, s.schedule_cancel_reason, s.started_at, s.solution, s.observed_defect,
    s.found_defect_id, s.result, s.signature_name, s.cancel_reason, s.opened_at, s.ended_at, s.updated_at, s.version,
    array(select m.operator_id from technician_group_member m
      where m.technician_group_id = s.technician_group_id) as group_member_ids
  from service_order s`)
