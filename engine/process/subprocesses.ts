import type { Tx } from '../database/database.ts'
import { mustBeIds } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import { NotFound, Refused } from '../errors.ts'
import type { SlaType } from '../sla/sla-type.ts'

/** A step to go to; with a department of its own the case goes there. */
export type NextStep = { id: string; name: string; departmentId: string | null }
export type ProcessToStart = { id: string; name: string; slaType: SlaType; first: NextStep | null }

/** The normal flow (R57): the step of highest priority that the case has not been through. Throws Refused. */
export async function nextSubprocess(
  tx: Tx,
  { id, processId }: { id: string; processId: string | null },
): Promise<NextStep> {
  const next = await tx.first<NextStep>(sql`
    select s.id, s.name, s.department_id from subprocess s
    where s.process_id = ${processId} and s.active and not exists (
      select 1 from subprocess_run r where r.atendimento_id = ${id} and r.subprocess_id = s.id)
    order by s.position, s.id limit 1`)
  if (!next) throw new Refused('atendimento.no_next_subprocess')
  return next
}

/** A step of the same process, chosen by hand. Throws NotFound. */
export async function subprocessOf(
  tx: Tx,
  processId: string | null,
  subprocessId: string,
): Promise<NextStep> {
  mustBeIds({ subprocess: subprocessId })
  const found = await tx.first<NextStep>(sql`
    select id, name, department_id from subprocess
    where id = ${subprocessId} and process_id = ${processId} and active`)
  if (!found) throw new NotFound('subprocess')
  return found
}

/** A process of the company (or of every one) with its first step. Throws NotFound. */
export async function processToStart(tx: Tx, companyId: string, processId: string): Promise<ProcessToStart> {
  mustBeIds({ process: processId })
  const found = await tx.first<ProcessToStart>(sql`
    select p.id, p.name, p.sla_type, (
      select jsonb_build_object('id', s.id, 'name', s.name, 'departmentId', s.department_id)
      from subprocess s where s.process_id = p.id and s.active order by s.position, s.id limit 1) as first
    from process p
    where p.id = ${processId} and p.active and (p.company_id is null or p.company_id = ${companyId})`)
  if (!found) throw new NotFound('process')
  return found
}
