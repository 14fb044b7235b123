import type { Database, Tx } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import type { Channel, MailThread } from './channel.ts'
import type { Claimed } from './claim.ts'
import { type Enqueued, enqueue, type Outgoing } from './enqueue.ts'
import { asMail } from './mail/conversion.ts'
import type { OutgoingMessage } from './message.ts'

/** Where to turn when a channel does not reach a person any more, in this order. */
const AFTER: Record<Channel['name'], readonly Channel['name'][]> = {
  whatsapp: ['telegram', 'email'],
  telegram: ['email'],
  email: [],
  operators: [],
  outside: [],
}

/**
 * The message will not be delivered: dead with the reason, the chat marked when its person is gone, and the same words
 * on the way by another channel of the contact, all in one transaction. Null when the claim was not ours any more.
 */
export function bury(
  db: Database,
  channel: Channel['name'],
  message: Claimed,
  { reason, recipientGone }: { reason: string; recipientGone?: boolean },
): Promise<{ fallback: Enqueued | null } | null> {
  return db.transaction(async (tx) => {
    const { count } = await tx.query(sql`
      update outbox_message set state = 'dead', error = ${reason}, claimed_until = null, retry_at = null,
        payload = case when payload @> '{"sensitive": true}' then '{"scrubbed": true}' else payload end
      where id = ${message.id} and attempts = ${message.attempts} and state = 'sending'`)
    if (count === 0) return null
    if (recipientGone && message.chatId) {
      await tx.query(sql`
        update chat set dead_at = now(), dead_reason = ${reason} where id = ${message.chatId} and dead_at is null`)
    }
    const outgoing = await fallbackFor(tx, channel, message)
    if (!outgoing) return { fallback: null }
    const [fallback] = await enqueue(tx, [outgoing])
    return { fallback: fallback ?? null }
  })
}

/** The same message for the next channel that reaches the contact, unless it tells of the event there already. */
async function fallbackFor(tx: Tx, channel: Channel['name'], message: Claimed): Promise<Outgoing | null> {
  const channels = AFTER[channel]
  if (!message.contactId || channels.length === 0) return null
  const ways = await tx.rows<Way>(sql`
    select way.* from (
      select chat.channel, chat.id as chat_id, chat.external_id as to, chat.language from chat
      where chat.contact_id = ${message.contactId} and chat.dead_at is null
      union all
      select 'email', null, contact.email::text, contact.language from contact
      where contact.id = ${message.contactId} and contact.email is not null and contact.active
    ) as way
    where way.channel = any(${channels}) and not exists (
      select 1 from outbox_message as told
      where (told.ticket_id = ${message.ticketId} or told.atendimento_id = ${message.atendimentoId})
        and told.event_id = ${message.eventId} and told.contact_id = ${message.contactId}
        and told.channel = way.channel
    )
    order by array_position(${channels}, way.channel) limit 1`)
  const way = ways[0]
  if (!way) return null
  const { contactId, ticketId, atendimentoId, eventId, kind } = message
  const payload = message.payload as OutgoingMessage & { sensitive?: boolean }
  return {
    channel: way.channel,
    to: way.to,
    ...(way.chatId ? { chatId: way.chatId } : {}),
    contactId,
    ...(ticketId ? { ticketId } : {}),
    ...(atendimentoId ? { atendimentoId } : {}),
    ...(eventId ? { eventId } : {}),
    kind,
    payload: way.channel === 'email' ? asMail(payload, way.language, await threadOf(tx, message)) : payload,
    ...(payload.sensitive ? { sensitive: true } : {}),
    fallbackOfId: message.id,
  }
}

type Way = { channel: Channel['name']; chatId: string | null; to: string; language: string }

async function threadOf(tx: Tx, { ticketId, atendimentoId }: Claimed): Promise<MailThread | undefined> {
  if (ticketId) {
    const ticket = await tx.first<{ number: string }>(sql`select number from ticket where id = ${ticketId}`)
    return ticket && { ticketId, number: ticket.number }
  }
  if (!atendimentoId) return undefined
  const atendimento = await tx.first<{ number: string }>(
    sql`select protocol as number from atendimento where id = ${atendimentoId}`,
  )
  return atendimento && { atendimentoId, ...atendimento }
}
