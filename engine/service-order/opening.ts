import type { OperatorActor } from '../actor.ts'
import { checked } from '../administration/input.ts'
import { authoriseAtendimento } from '../atendimento/policy.ts'
import { type AtendimentoRow, lockAtendimento } from '../atendimento/row.ts'
import type { Tx } from '../database/database.ts'
import { newId } from '../database/id.ts'
import { type Sql, snakeCase, sql } from '../database/sql.ts'
import { NotFound, Refused } from '../errors.ts'
import type { By } from '../lifecycle/lifecycle.ts'
import { nextNumber } from '../lifecycle/numbers.ts'
import type { Task } from './facts.ts'
import { hasFieldSystem } from './field-system.ts'
import { type NewServiceOrder, newServiceOrder } from './input.ts'
import type { ServiceOrderRow } from './row.ts'

type Start = (tx: Tx, row: ServiceOrderRow, by: By) => Promise<ServiceOrderRow>

/** Throws NotFound, Forbidden; Refused while the atendimento cannot have one, or without a field system to go to. */
export async function openServiceOrder(
  tx: Tx,
  start: Start,
  by: OperatorActor,
  atendimentoId: string,
  input: NewServiceOrder,
  at: Date,
): Promise<ServiceOrderRow> {
  const { dispatch, ...task } = checked(newServiceOrder, input)
  const atendimento = await lockAtendimento(tx, atendimentoId)
  authoriseAtendimento(by, 'createServiceOrder', atendimento)
  await mustFit(tx, atendimento.companyId, task)
  if (dispatch && !(await hasFieldSystem(tx, atendimento.companyId)))
    throw new Refused('service_order.no_field_system')
  return start(tx, await rowOf(tx, by, atendimento, task, dispatch, at), { actor: by, at })
}

type Chosen = Partial<Pick<Task, 'typeId' | 'defectId' | 'technicianGroupId'>>

/** Type, defect and group are of the company, or of all. Throws NotFound. */
export async function mustFit(
  tx: Tx,
  companyId: string,
  { typeId, defectId, technicianGroupId }: Chosen,
): Promise<void> {
  const fits = await tx.one<Record<string, boolean>>(sql`
    select ${isOwn('service_order_type', typeId)} as service_order_type, ${isOwn('defect', defectId)} as defect,
      ${isOwn('technician_group', technicianGroupId)} as technician_group
    from company c where c.id = ${companyId}`)
  for (const [noun, isFitting] of Object.entries(fits)) if (!isFitting) throw new NotFound(snakeCase(noun))
}

function isOwn(table: string, id: string | null = null): Sql {
  return sql`(${id}::uuid is null or exists (
    select 1 from ${sql.raw(table)} k
    where k.id = ${id} and k.active and (k.company_id is null or k.company_id = c.id)))`
}

async function rowOf(
  tx: Tx,
  by: OperatorActor,
  atendimento: AtendimentoRow,
  task: Task,
  dispatched: boolean,
  at: Date,
): Promise<ServiceOrderRow> {
  const { companyId, customerId, connectionId, timeZone } = atendimento
  return {
    ...BLANK,
    ...task,
    dispatched,
    id: newId(),
    number: await nextNumber(tx, `service_order ${companyId}`, at, timeZone),
    companyId,
    atendimentoId: atendimento.id,
    customerId,
    connectionId,
    openedById: by.id,
    openedAt: at,
    updatedAt: at,
    atendimento,
  }
}

const BLANK = {
  state: 'open',
  technicianId: null,
  scheduledFrom: null,
  scheduledUntil: null,
  scheduleCancelReason: null,
  startedAt: null,
  solution: null,
  observedDefect: null,
  foundDefectId: null,
  result: null,
  signatureName: null,
  cancelReason: null,
  endedAt: null,
  groupMemberIds: [] as string[],
  version: 0,
} as const satisfies Partial<ServiceOrderRow>
