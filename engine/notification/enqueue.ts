import type { Tx } from '../database/database.ts'
import type { Queryable } from '../database/query.ts'
import { sql } from '../database/sql.ts'
import { storableJson, storableText } from '../inbox/storable.ts'
import type { Channel, Payload } from './channel.ts'

/** Something to be said. To whom: `to`, else the chat, else (e-mail) the contact's current address. */
export type Outgoing = {
  channel: Channel['name']
  /** The recipient's id on the channel: Telegram's chat id, an e-mail address. */
  to?: string
  /** The same where only the lane is at hand: an inbox message's lane is its chat's id. */
  lane?: string
  chatId?: string
  /** Whose other channels are tried when this one is gone (WhatsApp, then Telegram, then e-mail). */
  contactId?: string
  ticketId?: string
  atendimentoId?: string
  /** The movement that this tells of. Without one it is an answer in a conversation, and goes before all notices. */
  eventId?: string
  /** For people who read the list: `dialog`, `ticket.opened`, `operator.code` … */
  kind: string
  payload: Payload
  /** Codes and passwords: the words are wiped as soon as they are sent, or cannot be. */
  sensitive?: boolean
  fallbackOfId?: string
}

export type Enqueued = { id: string; channel: Channel['name']; lane: string; live: boolean; queued: boolean }

/** What several say, each in their order, in one statement. */
export async function enqueueAll(tx: Tx, said: readonly (readonly Outgoing[])[]): Promise<Enqueued[][]> {
  const enqueued = await enqueue(tx, said.flat())
  return said.map(({ length }) => enqueued.splice(0, length))
}

/** Writes them in order, in one statement. One without any address is dead at once, and visible as such. */
export async function enqueue(db: Queryable, messages: readonly Outgoing[]): Promise<Enqueued[]> {
  const rows = messages.map((message, n) => ({
    ...message,
    n,
    recipient: message.to ?? message.lane ?? null,
    kind: storableText(message.kind),
    payload: storableJson(message.sensitive ? { ...message.payload, sensitive: true } : message.payload),
  }))
  return db.rows<Enqueued>(sql`
    insert into outbox_message
      (channel, lane, chat_id, contact_id, ticket_id, atendimento_id, event_id, kind, payload, fallback_of_id, state,
       error)
    select item.channel, coalesce(item.recipient, chat.external_id, contact.email::text, ''),
      item.chat_id, item.contact_id, item.ticket_id, item.atendimento_id, item.event_id, item.kind,
      item.payload::jsonb, item.fallback_of_id,
      case when coalesce(item.recipient, chat.external_id, contact.email::text, '') = '' then 'dead' else 'queued' end,
      case when coalesce(item.recipient, chat.external_id, contact.email::text, '') = '' then 'no_address' end
    from ${sql.unnest(rows, {
      n: 'int',
      channel: 'text',
      recipient: 'text',
      chatId: 'uuid',
      contactId: 'uuid',
      ticketId: 'uuid',
      atendimentoId: 'uuid',
      eventId: 'bigint',
      kind: 'text',
      payload: 'text',
      fallbackOfId: 'bigint',
    })}
    left join chat on chat.id = item.chat_id and item.recipient is null
    left join contact on contact.id = item.contact_id and item.recipient is null and item.channel = 'email'
    order by item.n
    returning id, channel, lane, event_id is null as live, state = 'queued' as queued`)
}
