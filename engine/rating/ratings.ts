import type { ContactActor } from '../actor.ts'
import type { Tx } from '../database/database.ts'
import { newId } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import { type CaseKind, caseId } from '../history/case.ts'

/** What somebody thinks of how their case was handled: a number, and the word for it where the kind has words. */
export type NewOpinion = { value: number; mark: string | null; comment: string | null }

/** Keeps it, once a case: a second one changes nothing. The step that rates refuses it anyway. */
export async function keepRating(
  tx: Tx,
  kind: CaseKind,
  id: string,
  by: ContactActor,
  { value, mark, comment }: NewOpinion,
  at: Date,
): Promise<void> {
  await tx.query(sql`
    insert into rating (id, ${caseId(kind)}, mark, value, comment, contact_id, channel, at)
    values (${newId()}, ${id}, ${mark}, ${value}, ${comment}, ${by.id}, ${by.channel}, ${at})
    on conflict (${caseId(kind)}) do nothing`)
}
