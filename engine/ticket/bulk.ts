import type { OperatorActor } from '../actor.ts'
import { isId } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'
import { DomainError, Invalid } from '../errors.ts'
import type { tickets } from './tickets.ts'

/** How one ticket of many fared. `code` and `details` say why it was refused. */
export type BulkResult = {
  id: string
  /** Null for a ticket that the person may not see. */
  number: string | null
  problem: { code: string; details: Record<string, unknown> } | null
}

export const MOST_AT_ONCE = 100

/** The same deed on many tickets, each in a transaction of its own: what is refused does not hold up the others. */
export function bulkVerbs(db: Db, verbs: Pick<ReturnType<typeof tickets>, 'assign' | 'reject'>) {
  async function each(
    ids: readonly string[],
    deed: (id: string) => Promise<{ number: string }>,
  ): Promise<BulkResult[]> {
    const chosen = [...new Set(ids)]
    if (chosen.length === 0) throw new Invalid('tickets.none', { fields: { ids: 'required' } })
    if (chosen.length > MOST_AT_ONCE) throw new Invalid('tickets.too_many', { fields: { ids: 'too_many' } })
    const results: BulkResult[] = []
    for (const id of chosen) results.push(await attempt(id, deed))
    return results
  }

  async function attempt(id: string, deed: (id: string) => Promise<{ number: string }>): Promise<BulkResult> {
    try {
      const { number } = await deed(id)
      return { id, number, problem: null }
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      const problem = { code: error.code, details: error.details }
      return { id, number: error.code === 'ticket' ? null : await numberOf(id), problem }
    }
  }

  async function numberOf(id: string): Promise<string | null> {
    if (!isId(id)) return null
    const ticket = await db.first<{ number: string }>(sql`select number from ticket where id = ${id}`)
    return ticket?.number ?? null
  }

  return {
    assignMany: (by: OperatorActor, ids: readonly string[], operatorId: string) =>
      each(ids, (id) => verbs.assign(by, id, { operatorId })),

    /** Closes them as rejected, with the same reason for all (R17). */
    rejectMany: (by: OperatorActor, ids: readonly string[], text: string) =>
      each(ids, (id) => verbs.reject(by, id, { text })),
  }
}
