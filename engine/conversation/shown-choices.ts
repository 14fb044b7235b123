import { sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'
import type { OutgoingMessage } from '../notification/message.ts'

/** A message of ours that lets the person choose, as it stands in their chat. */
export type ShownChoices = {
  outboxId: string
  /** As the chat calls it; empty when it is not known yet. */
  externalId: string
  message: OutgoingMessage
  /** It tells of something that happened, and came unasked. */
  isNotice: boolean
  /** What it asked was answered. */
  isSpent: boolean
  ticketId: string | null
  atendimentoId: string | null
  createdAt: Date
}

const MOST = 12

/** What a person without buttons can choose from. What was shown before the chat became theirs is not theirs. */
export function shownChoices({ db }: { db: Db }) {
  return {
    /** What the person had before them at that moment, the newest first. */
    choicesShown: (chatId: string, at: Date): Promise<ShownChoices[]> =>
      db.rows(sql`${ofChat(chatId)}
        and coalesce(
          (select min(begun_at) from channel_sending where outbox_id = message.id), message.sent_at) <= ${at}
        order by message.id desc limit ${MOST}`),

    /** The one that is called so in the chat. */
    async choicesOn(chatId: string, externalId: string): Promise<ShownChoices | null> {
      const found = await db.first<ShownChoices>(
        sql`${ofChat(chatId)} and message.external_id = ${externalId} limit 1`,
      )
      return found ?? null
    },
  }
}

function ofChat(chatId: string) {
  return sql`
    select message.id as outbox_id, message.payload as message, message.event_id is not null as is_notice,
      message.ticket_id, message.atendimento_id, message.created_at,
      coalesce(message.external_id,
        (select external_id from channel_sending where outbox_id = message.id order by part limit 1), '') as external_id,
      exists (
        select 1 from outbox_message as later
        where later.chat_id = message.chat_id and later.id > message.id
          and later.payload->'retires' ? message.external_id) as is_spent
    from outbox_message as message join chat on chat.id = message.chat_id
    where message.chat_id = ${chatId} and message.state in ('sending', 'sent', 'read')
      and message.created_at >= coalesce(chat.linked_at, message.created_at) - interval '5 seconds'
      and (message.payload ? 'choices'
        or (message.payload->'keyboard'->>'kind' = 'menu' and not message.payload->'keyboard' ? 'hint'))`
}
