import type { Actor, ContactActor } from '../actor.ts'
import type { Tx } from '../database/database.ts'
import { newId } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { type CaseKind, caseId, caseTable } from './case.ts'
import { clean, LONGEST_TEXT } from './wording.ts'

type EditedLog = { id: string; caseId: string; body: string; companyId: string; departmentId: string }

/**
 * The person edited a chat message that had become a log: the log follows and the old text stays in its history.
 * False when no log of theirs came from that message, or the text is the same.
 */
export function editLog({ db, clock, live }: Deps, kind: CaseKind) {
  return (by: ContactActor, edit: { externalId: string; text: string }): Promise<boolean> =>
    db.transaction(async (tx) => {
      tx.hold(`log of ${by.chatId}`)
      const log = await tx.first<EditedLog>(sql`
        select l.id, t.id as case_id, l.body, t.company_id, t.department_id
        from log l join ${caseTable(kind)} t on t.id = l.${caseId(kind)}
        where l.chat_id = ${by.chatId} and l.external_id = ${edit.externalId} and l.author_id = ${by.id}
        for update of l`)
      const body = clean(edit.text, LONGEST_TEXT)
      if (!log || log.body === body) return false
      await keepEdit(tx, kind, log, by, body, clock.now())
      tellLivePages(tx, live, kind, log)
      return true
    })
}

/** The new words of a log; the old ones stay in its history, which tells of the edit. */
export async function keepEdit(
  tx: Tx,
  kind: CaseKind,
  log: Pick<EditedLog, 'id' | 'caseId' | 'body'>,
  by: Actor,
  body: string,
  at: Date,
): Promise<void> {
  await tx.query(sql`
    with kept as (
      insert into log_edit (id, log_id, body, at) values (${newId()}, ${log.id}, ${log.body}, ${at})
    ), seen as (
      update ${caseTable(kind)} set unread = unread or ${by.kind === 'contact'}, updated_at = ${at}
      where id = ${log.caseId}
    ), told as (
      insert into event (entity, entity_id, type, "from", "to", actor_kind, actor_id, actor, channel, log_id, at)
      select ${kind}, id, 'edit', state, state, ${by.kind}, ${by.id}::uuid, ${by.name}, ${by.channel}, ${log.id}, ${at}
      from ${caseTable(kind)} where id = ${log.caseId}
    )
    update log set body = ${body}, edited_at = ${at} where id = ${log.id}`)
}

export function tellLivePages(
  tx: Tx,
  live: Deps['live'],
  kind: CaseKind,
  { caseId: id, companyId, departmentId }: Omit<EditedLog, 'id' | 'body'>,
): void {
  tx.afterCommit(() => live.changed({ kind, id, companyId, departmentId }))
}
