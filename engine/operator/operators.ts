import { z } from 'zod'
import type { Actor } from '../actor.ts'
import {
  type Administering,
  companyOf,
  isStaff,
  mustSee,
  withinCompany,
} from '../administration/authority.ts'
import {
  id as anId,
  checked,
  invalid,
  line,
  optionalId,
  optionalLine,
  optionalParagraph,
} from '../administration/input.ts'
import { atomically } from '../administration/rows.ts'
import { audit } from '../audit/audit.ts'
import { uniqueViolation } from '../database/errors.ts'
import { newId } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import { Refused } from '../errors.ts'
import { access } from './access.ts'
import type { AccountDeps } from './deps.ts'
import { isFullAdministrator, mustNotBeTheLast } from './last-administrator.ts'
import { type Operator, ROLES, TEAMS } from './operator.ts'
import { hashPassword, mustBeStrong, NO_PASSWORD } from './password.ts'
import { PERMISSIONS, type Permission, USUAL_PERMISSIONS } from './permissions.ts'
import { managing, mayManage } from './policy.ts'
import { about, lockOperator, operatorColumns, readOperator } from './rows.ts'
import { signedInOperator } from './signed-in.ts'
import { welcomes } from './welcome.ts'

const facts = {
  name: line(120),
  email: line(254).pipe(z.email()),
  role: z.enum(ROLES),
  team: z.enum(TEAMS).default('support'),
  companyId: optionalId(),
  departmentIds: z.array(anId()).max(500).default([]),
  phone: optionalLine(40),
  extension: optionalLine(20),
  mobile: optionalLine(40),
  address: optionalLine(300),
  notes: optionalParagraph(),
  language: z.enum(['pt', 'en']).default('pt'),
  permissions: z.array(z.enum(PERMISSIONS)).default([...USUAL_PERMISSIONS]),
}
const adding = z.strictObject({ ...facts, password: z.string().optional() })
const changing = z.strictObject(facts)
export type OperatorInput = z.input<typeof adding>
export type OperatorChange = z.input<typeof changing>

/** The people of the desk (R4, R8). Only administrators manage them; the last administrator of all cannot go. */
export function operators(deps: AccountDeps) {
  const { db } = deps
  const trail = audit(deps)
  const welcome = welcomes(deps)

  /** Everybody the administrator may manage, active ones first. */
  async function list(actor: Actor): Promise<(Operator & { companyName: string | null })[]> {
    const manager = managing(actor)
    return db.rows(sql`
      select ${operatorColumns}, company.name as company_name
      from operator left join company on company.id = operator.company_id
      where ${withinCompany(manager, sql`operator.company_id`)}
      order by operator.active desc, lower(operator.name), operator.id
      limit 1000
    `)
  }

  /** Who can be given work: active people that somebody of this company may see, by name. */
  async function colleagues(
    actor: Actor,
  ): Promise<Pick<Operator, 'id' | 'name' | 'team' | 'companyId' | 'departmentIds'>[]> {
    mustSee(isStaff(actor), 'operator')
    const companyId = companyOf(actor)
    return db.rows(sql`
      select ${operatorColumns} from operator
      where operator.active and ${companyId === null ? sql`true` : sql`(operator.company_id is null or operator.company_id = ${companyId})`}
      order by lower(operator.name), operator.id
    `)
  }

  async function find(actor: Actor, id: string): Promise<Operator> {
    const manager = managing(actor)
    const found = await db.first<Operator>(
      sql`select ${operatorColumns} from operator where operator.id = ${id}`,
    )
    mustSee(found !== undefined && mayManage(manager, found), 'operator')
    return found
  }

  /**
   * A new operator. Without a password they get a welcome mail with a single-use link to choose one; no password is
   * ever mailed. Throws Invalid (`taken` e-mail, weak password).
   */
  async function add(actor: Actor, input: OperatorInput): Promise<Operator> {
    const manager = managing(actor)
    const { password, departmentIds, ...values } = checked(adding, input)
    mustKeepWithin(manager, values.companyId)
    if (password !== undefined) mustBeStrong(password, values)
    const passwordHash = password === undefined ? NO_PASSWORD : await hashPassword(password)
    return atomically(db, async (tx) => {
      const id = newId()
      await understood(() =>
        tx.query(sql`
          insert into operator (id, name, email, password_hash, role, team, company_id, phone, extension, mobile,
            address, notes, language, permissions)
          values (${id}, ${values.name}, ${values.email}, ${passwordHash}, ${values.role}, ${values.team},
            ${values.companyId}, ${values.phone}, ${values.extension}, ${values.mobile}, ${values.address},
            ${values.notes}, ${values.language}, ${ordered(values.permissions)}::text[])
        `),
      )
      await limitTo(tx, id, values.companyId, departmentIds)
      const operator = await readOperator(tx, id)
      await trail.record(tx, actor, { action: 'added', ...about(operator), after: recorded(operator) })
      if (password === undefined) await welcome.send(tx, operator)
      return operator
    })
  }

  /**
   * Changes everything an administrator decides. A change of role, company, departments or e-mail ends the person's
   * sessions. Throws Refused `last_administrator`, `own_role`.
   */
  async function change(actor: Actor, id: string, input: OperatorChange): Promise<Operator> {
    const manager = managing(actor)
    const { departmentIds, ...values } = checked(changing, input)
    mustKeepWithin(manager, values.companyId)
    return atomically(db, async (tx) => {
      const before = await lockOperator(tx, manager, id)
      if (actor.id === id && values.role !== before.role) throw new Refused('own_role')
      if (isFullAdministrator(before) && !(values.role === 'administrator' && values.companyId === null)) {
        await mustNotBeTheLast(tx, id)
      }
      const reaches =
        values.role !== before.role ||
        values.companyId !== before.companyId ||
        values.email.toLowerCase() !== before.email.toLowerCase() ||
        !sameIds(departmentIds, before.departmentIds)
      await understood(() =>
        tx.query(sql`
          update operator set name = ${values.name}, email = ${values.email}, role = ${values.role},
            team = ${values.team}, company_id = ${values.companyId}, phone = ${values.phone},
            extension = ${values.extension}, mobile = ${values.mobile}, address = ${values.address},
            notes = ${values.notes}, language = ${values.language},
            permissions = ${ordered(values.permissions)}::text[],
            session_epoch = session_epoch + ${reaches ? 1 : 0}
          where id = ${id}
        `),
      )
      await limitTo(tx, id, values.companyId, departmentIds)
      const after = await readOperator(tx, id)
      await trail.record(tx, actor, {
        action: 'changed',
        ...about(after),
        before: recorded(before),
        after: recorded(after),
      })
      return after
    })
  }

  async function changeRole(actor: Actor, id: string, role: Operator['role']): Promise<Operator> {
    return change(actor, id, { ...changeable(await find(actor, id)), role })
  }

  /** Limits the person to these departments; none: all of their company. */
  async function setDepartments(actor: Actor, id: string, departmentIds: string[]): Promise<Operator> {
    return change(actor, id, { ...changeable(await find(actor, id)), departmentIds })
  }

  return {
    list,
    colleagues,
    find,
    add,
    change,
    changeRole,
    setDepartments,
    ...access(deps),
    /** Who the session belongs to, if it still counts: null when the password, role or access changed since. */
    signedIn: (id: string, epoch: number) => signedInOperator(deps, id, epoch),
  }
}

function mustKeepWithin(manager: Administering, companyId: string | null): void {
  const own = companyOf(manager)
  if (own !== null && companyId !== own) throw invalid('companyId', 'unknown_choice')
}

/** Departments of the person's company only (of any, for those who work for all). */
async function limitTo(tx: Tx, id: string, companyId: string | null, departmentIds: string[]): Promise<void> {
  const wanted = [...new Set(departmentIds)]
  await tx.query(sql`delete from operator_department where operator_id = ${id}`)
  const { count } = await tx.query(sql`
    insert into operator_department (operator_id, department_id)
    select ${id}, department.id from department
    where department.id = any(${wanted}::uuid[]) and ${companyId === null ? sql`true` : sql`department.company_id = ${companyId}`}
  `)
  if (count !== wanted.length) throw invalid('departmentIds', 'unknown_choice')
}

async function understood<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (uniqueViolation(error) === 'operator_email_key') throw invalid('email', 'taken')
    throw error
  }
}

/** Each once, in the order in which they are listed. */
function ordered(permissions: readonly Permission[]): Permission[] {
  return PERMISSIONS.filter((each) => permissions.includes(each))
}

function recorded({
  id: _id,
  createdAt: _createdAt,
  theme: _theme,
  invited: _invited,
  photoId: _photoId,
  ...rest
}: Operator) {
  return { ...rest, departmentIds: [...rest.departmentIds].sort() }
}

function changeable({
  id: _id,
  createdAt: _c,
  theme: _t,
  invited: _i,
  active: _a,
  mailNotices: _m,
  photoId: _p,
  ...rest
}: Operator) {
  return rest
}

function sameIds(one: readonly string[], other: readonly string[]): boolean {
  return [...new Set(one)].sort().join() === [...new Set(other)].sort().join()
}
