import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { catalogue, type Listed, ofCompany } from '../administration/catalogue.ts'
import { line } from '../administration/input.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { SLA_TYPES, type SlaType } from '../sla/sla-type.ts'
import { type SubprocessItem, subprocessesOf } from '../subprocess/subprocess.ts'

/** What is done in which order; its type of SLA is the cases' (R45). */
export type Process = {
  id: string
  companyId: string | null
  name: string
  slaType: SlaType
  position: number
  active: boolean
}

export type ProcessWithSteps = Listed<Process> & { subprocesses: SubprocessItem[] }

export function processes(deps: Deps) {
  const kept = catalogue<Process, typeof fields>(deps, {
    entity: 'process',
    fields,
    order: sql`position`,
    siblings: ofCompany,
  })

  /** Every process with its steps, in order. */
  async function withSteps(actor: Actor): Promise<ProcessWithSteps[]> {
    const rows = await kept.list(actor)
    const steps = await subprocessesOf(
      deps.db,
      rows.map(({ id }) => id),
    )
    return rows.map((row) => ({
      ...row,
      subprocesses: steps.filter(({ processId }) => processId === row.id),
    }))
  }

  return { ...kept, withSteps }
}

const fields = { name: line(80), slaType: z.enum(SLA_TYPES) }
