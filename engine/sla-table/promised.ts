import type { Tx } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import type { SlaType } from '../sla/sla-type.ts'

/** What was promised, in minutes of business time; null minutes: nothing. */
export type Promised = {
  slaTableId: string | null
  slaType: SlaType
  resolutionMinutes: number | null
  firstResponseMinutes: number | null
}

/** The time of a type of work (R46): by the contract's table, else by the company's. */
export async function promisedTo(
  tx: Tx,
  { contractId, companyId }: { contractId: string | null; companyId: string },
  slaType: SlaType,
): Promise<Promised> {
  const found = await tx.first<Omit<Promised, 'slaType'>>(sql`
    select t.id as sla_table_id, s.resolution_minutes, s.first_response_minutes
    from company c
    left join contract k on k.id = ${contractId}
    left join sla_table t on t.id = coalesce(k.sla_table_id, c.sla_table_id)
    left join sla_time s on s.sla_table_id = t.id and s.sla_type = ${slaType}
    where c.id = ${companyId}`)
  return {
    slaType,
    slaTableId: found?.slaTableId ?? null,
    resolutionMinutes: found?.resolutionMinutes ?? null,
    firstResponseMinutes: found?.firstResponseMinutes ?? null,
  }
}
