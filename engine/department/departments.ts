import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { companyOf, mustBeAllowed, mustSee, withinCompany } from '../administration/authority.ts'
import {
  blame,
  checked,
  id,
  invalid,
  line,
  optionalEmail,
  optionalId,
  possibleId,
  wholeNumber,
} from '../administration/input.ts'
import { type Basis, keeping } from '../administration/keeping.ts'
import { type Direction, swapped } from '../administration/order.ts'
import { atomically } from '../administration/rows.ts'
import { mustBeShared } from '../administration/scope.ts'
import { USES, type Uses } from '../company/uses.ts'
import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { opening } from '../person-group/person-groups.ts'
import { mayChangeDepartments, mayReadDepartments } from './policy.ts'

/** A sector of a company that serves its customers. What is null is the company's. */
export type Department = {
  id: string
  companyId: string
  name: string
  email: string | null
  position: number
  calendarId: string | null
  silencePolicyId: string | null
  firstResponseMinutes: number | null
  /** Offered to customers who open a ticket. */
  opensTickets: boolean
  /** Offered to customers by "Contato", and how what they write begins where their person group says nothing (R61). */
  createsAtendimento: boolean
  processId: string | null
  classificationId: string | null
  active: boolean
}

export type DepartmentItem = Department & { company: string; uses: Uses; subjects: number; basis: string }

const fields = {
  name: line(80),
  email: optionalEmail(),
  calendarId: optionalId(),
  silencePolicyId: optionalId(),
  firstResponseMinutes: z
    .union([z.literal('').transform(() => null), z.null(), wholeNumber(1, 10_000)])
    .default(null),
  opensTickets: z.boolean().default(true),
  createsAtendimento: z.boolean().default(false),
  processId: optionalId(),
  classificationId: optionalId(),
  active: z.boolean().default(true),
}
const adding = z.strictObject({ companyId: id(), ...fields }).superRefine(mustBegin)
const changing = z.strictObject(fields).superRefine(mustBegin)
export type DepartmentInput = z.input<typeof adding>

/** What customers write begins by itself, so it needs a process to begin with. */
function mustBegin(
  { createsAtendimento, processId }: Pick<Department, 'createsAtendimento' | 'processId'>,
  context: z.RefinementCtx,
): void {
  if (createsAtendimento && !processId) blame(context, 'processId', 'required')
}

export function departments(deps: Deps) {
  const { db } = deps
  const kept = keeping<Department>(deps, { entity: 'department', nameOf: (department) => department.name })

  /** The departments of the companies the person knows, in the order in which customers see them. */
  async function list(
    actor: Actor,
    filter: { companyId?: string | undefined } = {},
  ): Promise<DepartmentItem[]> {
    mustSee(mayReadDepartments(actor), 'department')
    const ofCompany = filter.companyId ? sql`company_id = ${possibleId(filter.companyId)}` : sql`true`
    return db.rows<DepartmentItem>(sql`
      select department.*, department.xmin::text as basis, company.name as company, ${USES},
        (select count(*)::int from subject where subject.department_id = department.id and subject.active) as subjects
      from department join company on company.id = department.company_id
      where ${withinCompany(actor, sql`company_id`)} and ${ofCompany}
      order by company.name, company.id, department.position, department.name
    `)
  }

  async function find(actor: Actor, departmentId: string): Promise<DepartmentItem> {
    const department = (await list(actor)).find((each) => each.id === departmentId)
    if (!department) throw new NotFound('department_not_found')
    return department
  }

  async function add(actor: Actor, input: DepartmentInput): Promise<Department> {
    mustBeAllowed(mayChangeDepartments(actor))
    const values = checked(adding, input)
    if (companyOf(actor) && companyOf(actor) !== values.companyId)
      throw invalid('companyId', 'unknown_choice')
    return atomically(db, async (tx) => {
      await mustFit(tx, values, values.companyId)
      const { position } = await tx.one<{ position: number }>(sql`
        select coalesce(max(position) + 1, 0)::int as position from department where company_id = ${values.companyId}
      `)
      return kept.add(tx, actor, { ...values, position })
    })
  }

  async function change(
    actor: Actor,
    departmentId: string,
    input: Omit<DepartmentInput, 'companyId'>,
    basis?: Basis,
  ): Promise<Department> {
    const { companyId } = await find(actor, departmentId)
    mustBeAllowed(mayChangeDepartments(actor))
    const values = checked(changing, input)
    return atomically(db, async (tx) => {
      await mustFit(tx, values, companyId)
      return kept.change(tx, actor, departmentId, values, basis)
    })
  }

  async function mustFit(
    tx: Tx,
    { processId, classificationId }: Pick<Department, 'processId' | 'classificationId'>,
    companyId: string,
  ): Promise<void> {
    await mustBeShared(tx, { table: 'process', field: 'processId', id: processId }, companyId)
    await mustBeShared(tx, opening(classificationId), companyId)
  }

  /** One place up or down among the company's departments. */
  async function move(actor: Actor, departmentId: string, direction: Direction): Promise<void> {
    const { companyId } = await find(actor, departmentId)
    mustBeAllowed(mayChangeDepartments(actor))
    await atomically(db, (tx) =>
      swapped(tx, 'department', sql`company_id = ${companyId}`, departmentId, direction),
    )
  }

  /** What a customer of the company may open tickets with: active and offered, in order. */
  async function offered(companyId: string): Promise<Pick<Department, 'id' | 'name'>[]> {
    return db.rows(sql`
      select id, name from department
      where company_id = ${companyId} and active and opens_tickets
      order by position, name, id
    `)
  }

  return { list, find, add, change, move, offered }
}
