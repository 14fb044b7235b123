import type { Actor } from '../actor.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { keeping } from './keeping.ts'

type Suggested = { id: string; name: string; suggested: boolean }

/** Only one of its siblings stands in the form beforehand (R47): the one chosen last takes the place of the other. */
export async function suggestOnly(
  deps: Deps,
  tx: Tx,
  actor: Actor,
  { entity, siblings, row }: { entity: string; siblings: Sql; row: Suggested },
): Promise<void> {
  if (!row.suggested) return
  const kept = keeping<Suggested>(deps, { entity, nameOf: ({ name }) => name })
  const others = await tx.rows<Suggested>(
    sql`select id, name, suggested from ${sql.raw(entity)} where ${siblings} and id <> ${row.id} order by id for update`,
  )
  for (const { id, suggested } of others)
    if (suggested) await kept.change(tx, actor, id, { suggested: false })
}
