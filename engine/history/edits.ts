import type { ContactActor } from '../actor.ts'
import { newId } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { clean, LONGEST_TEXT } from './wording.ts'

/**
 * The person edited a chat message that had become a log: the log follows and the old text stays in its history.
 * False when no log of theirs came from that message, or the text is the same.
 */
export function editLog({ db, clock, live }: Deps) {
  return (by: ContactActor, edit: { externalId: string; text: string }): Promise<boolean> =>
    db.transaction(async (tx) => {
      const log = await tx.first<{
        id: string
        ticketId: string
        body: string
        companyId: string
        departmentId: string
      }>(sql`
        select l.id, l.ticket_id, l.body, t.company_id, t.department_id
        from log l join ticket t on t.id = l.ticket_id
        where l.chat_id = ${by.chatId} and l.external_id = ${edit.externalId} and l.author_id = ${by.id}
        for update of l`)
      const body = clean(edit.text, LONGEST_TEXT)
      if (!log || log.body === body) return false
      const at = clock.now()
      await tx.query(sql`
        with kept as (
          insert into log_edit (id, log_id, body, at) values (${newId()}, ${log.id}, ${log.body}, ${at})
        ), seen as (
          update ticket set unread = true, updated_at = ${at} where id = ${log.ticketId}
        ), told as (
          insert into event (entity, entity_id, type, "from", "to", actor_kind, actor_id, actor, channel, log_id, at)
          select 'ticket', id, 'edit', state, state, 'contact', ${by.id}, ${by.name}, ${by.channel}, ${log.id}, ${at}
          from ticket where id = ${log.ticketId}
        )
        update log set body = ${body}, edited_at = ${at} where id = ${log.id}`)
      tx.afterCommit(() =>
        live.changed({
          kind: 'ticket',
          id: log.ticketId,
          companyId: log.companyId,
          departmentId: log.departmentId,
        }),
      )
      return true
    })
}
