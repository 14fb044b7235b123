import type { Tx } from '../database/database.ts'
import type { Queryable } from '../database/query.ts'
import { sql } from '../database/sql.ts'
import { storableJson, storableText } from '../inbox/storable.ts'
import type { Channel, Payload } from './channel.ts'
import { CLAIM_MS, type Claimed } from './claim.ts'

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

/** `take`: to be written as already claimed by this process, if nothing else waits for the recipient. */
export type Offered = Outgoing & { take?: boolean }

/** What became of it: it waits, or this process has claimed it, or it is dead for want of an address. */
export type Enqueued = {
  id: string
  channel: Channel['name']
  lane: string
  live: boolean
  queued: boolean
  claimed: Claimed | null
}

/** What several say, each in their order, in one statement. */
export async function enqueueAll(tx: Tx, said: readonly (readonly Offered[])[]): Promise<Enqueued[][]> {
  const enqueued = await enqueue(tx, said.flat())
  return said.map(({ length }) => enqueued.splice(0, length))
}

/** Writes them in order, in one statement. One without any address is dead at once, and visible as such. */
export async function enqueue(db: Queryable, messages: readonly Offered[]): Promise<Enqueued[]> {
  const taken = new Set<string>()
  const rows = messages.map((message, n) => ({
    ...message,
    n,
    recipient: message.to ?? message.lane ?? null,
    take: isFirst(taken, message),
    kind: storableText(message.kind),
    payload: storableJson(message.sensitive ? { ...message.payload, sensitive: true } : message.payload),
  }))
  const written = await db.rows<Written>(sql`
    insert into outbox_message
      (channel, lane, chat_id, contact_id, ticket_id, atendimento_id, event_id, kind, payload, fallback_of_id, state,
       error, attempts, claimed_until)
    select item.channel, address.lane,
      item.chat_id, item.contact_id, item.ticket_id, item.atendimento_id, item.event_id, item.kind,
      item.payload::jsonb, item.fallback_of_id, fate.state,
      case fate.state when 'dead' then 'no_address' end,
      case fate.state when 'sending' then 1 else 0 end,
      case fate.state when 'sending' then clock_timestamp() + ${CLAIM_MS}::float8 * interval '1 millisecond' end
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
      take: 'bool',
    })}
    left join chat on chat.id = item.chat_id and item.recipient is null
    left join contact on contact.id = item.contact_id and item.recipient is null and item.channel = 'email'
    cross join lateral (
      select coalesce(item.recipient, chat.external_id, contact.email::text, '') as lane
    ) as address
    cross join lateral (
      select case
        when address.lane = '' then 'dead'
        when item.take and not exists (
          select 1 from outbox_message as before
          where before.channel = item.channel and before.lane = address.lane and before.state in ('queued', 'sending')
        ) then 'sending'
        else 'queued' end as state
    ) as fate
    order by item.n
    returning id, channel, lane, event_id is null as live, state, created_at`)
  return written.map(({ state, createdAt, ...own }, n) => ({
    ...own,
    queued: state === 'queued',
    claimed: state === 'sending' ? claimedOf(own, createdAt, rows[n]!) : null,
  }))
}

type Written = Pick<Enqueued, 'id' | 'channel' | 'lane' | 'live'> & { state: string; createdAt: Date }

/** As it would be read when claimed later. */
function claimedOf(
  { id, lane }: { id: string; lane: string },
  createdAt: Date,
  {
    chatId,
    contactId,
    ticketId,
    atendimentoId,
    kind,
    payload,
  }: Omit<Outgoing, 'payload'> & { payload: string },
): Claimed {
  return {
    id,
    lane,
    to: lane,
    chatId: chatId ?? null,
    contactId: contactId ?? null,
    ticketId: ticketId ?? null,
    atendimentoId: atendimentoId ?? null,
    eventId: null,
    kind,
    payload: JSON.parse(payload),
    attempts: 1,
    createdAt,
    ageMs: 0,
  }
}

/** Of several to one recipient only the first may be taken: the others wait for it. */
function isFirst(taken: Set<string>, { take = false, channel, to, lane }: Offered): boolean {
  const place = `${channel} ${to ?? lane}`
  if (!take || taken.has(place)) return false
  taken.add(place)
  return true
}
