import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { isAdministrator, mayChangeOwned, mustBeAllowed } from '../administration/authority.ts'
import { checked, line, optionalId, possibleId } from '../administration/input.ts'
import { type Basis, keeping } from '../administration/keeping.ts'
import { type Move, moved } from '../administration/order.ts'
import { atomically } from '../administration/rows.ts'
import { mustOwnDepartment } from '../administration/scope.ts'
import { audit } from '../audit/audit.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { type Process, processes } from '../process/processes.ts'
import { type Subprocess, type SubprocessItem, subprocessesOf } from './subprocess.ts'

const schema = z.strictObject({
  name: line(80),
  departmentId: optionalId(),
  active: z.boolean().default(true),
})
export type SubprocessInput = z.input<typeof schema>

/** The steps of a process; who keeps the process keeps them. */
export function subprocesses(deps: Deps) {
  const { db } = deps
  const kept = keeping<Subprocess>(deps, {
    entity: 'subprocess',
    nameOf: ({ name }) => name,
    taken: { subprocess_process_id_name_key: 'name' },
  })
  const trail = audit(deps)

  async function list(actor: Actor, processId: string): Promise<SubprocessItem[]> {
    await processes(deps).find(actor, processId)
    return subprocessesOf(db, [processId])
  }

  async function find(actor: Actor, processId: string, subprocessId: string): Promise<SubprocessItem> {
    const subprocess = (await list(actor, processId)).find(({ id }) => id === possibleId(subprocessId))
    if (!subprocess) throw new NotFound('subprocess_not_found')
    return subprocess
  }

  /** A new step at the end. */
  async function add(actor: Actor, processId: string, input: SubprocessInput): Promise<Subprocess> {
    const { companyId } = await mustKeep(actor, processId)
    const values = checked(schema, input)
    return atomically(db, async (tx) => {
      await mustOwnDepartment(tx, { companyId, departmentId: values.departmentId })
      const { position } = await tx.one<{ position: number }>(sql`
        select coalesce(max(position) + 1, 0)::int as position from subprocess where process_id = ${processId}
      `)
      return kept.add(tx, actor, { ...values, processId, position })
    })
  }

  async function change(
    actor: Actor,
    processId: string,
    subprocessId: string,
    input: SubprocessInput,
    basis?: Basis,
  ): Promise<Subprocess> {
    await find(actor, processId, subprocessId)
    const { companyId } = await mustKeep(actor, processId)
    const values = checked(schema, input)
    return atomically(db, async (tx) => {
      await mustOwnDepartment(tx, { companyId, departmentId: values.departmentId })
      return kept.change(tx, actor, subprocessId, values, basis)
    })
  }

  /** Among the steps of its process: the order is the normal flow of the cases that are not there yet. */
  async function move(actor: Actor, processId: string, subprocessId: string, to: Move): Promise<void> {
    const { name } = await find(actor, processId, subprocessId)
    await mustKeep(actor, processId)
    await atomically(db, async (tx) => {
      const places = await moved(tx, 'subprocess', sql`process_id = ${processId}`, subprocessId, to)
      await trail.record(tx, actor, {
        ...{ action: 'moved', entity: 'subprocess', entityId: subprocessId, name },
        ...{ before: { place: places.from }, after: { place: places.to } },
      })
    })
  }

  /** Throws Refused (`subprocess_in_use`) when a case is in it or went through it: then switch it off. */
  async function remove(actor: Actor, processId: string, subprocessId: string): Promise<void> {
    await find(actor, processId, subprocessId)
    await mustKeep(actor, processId)
    await atomically(db, (tx) => kept.remove(tx, actor, subprocessId))
  }

  /** The process, for who may change it and what hangs on it. */
  async function mustKeep(actor: Actor, processId: string): Promise<Process> {
    const process = await processes(deps).find(actor, processId)
    mustBeAllowed(isAdministrator(actor))
    mustBeAllowed(mayChangeOwned(actor, process.companyId), 'shared_by_companies')
    return process
  }

  return { list, find, add, change, move, remove, mustKeep }
}
