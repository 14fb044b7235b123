import type { Tx } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import type { Channel, MailThread } from './channel.ts'
import type { Claimed } from './claim.ts'
import type { Outgoing } from './enqueue.ts'
import { asMail } from './mail/conversion.ts'
import type { OutgoingMessage } from './message.ts'

/** Where to turn when a channel does not reach a person, in this order. */
const AFTER: Record<Channel['name'], readonly Channel['name'][]> = {
  whatsapp: ['telegram', 'email'],
  telegram: ['email'],
  email: [],
  operators: [],
  outside: [],
}

/** What is to be said, and to whom. */
export type Unsaid = Pick<
  Claimed,
  'id' | 'contactId' | 'ticketId' | 'atendimentoId' | 'eventId' | 'kind' | 'payload'
>

/**
 * Another channel that reaches the contact. `told`: how far the same event came there already, `sent` also where they
 * did it themselves; null for not at all.
 */
export type Way = {
  channel: Channel['name']
  chatId: string | null
  to: string
  language: string
  told: string | null
}

/** The channels that reach the contact of a message when its own does not, in their order. */
export async function waysInstead(tx: Tx, channel: Channel['name'], message: Unsaid): Promise<Way[]> {
  const channels = AFTER[channel]
  if (!message.contactId || channels.length === 0) return []
  return tx.rows<Way>(sql`
    select way.*, coalesce(
      (select 'sent' from event
        where event.id = ${message.eventId} and event.actor_id = ${message.contactId} and event.channel = way.channel),
      (select told.state from outbox_message as told
        where (told.ticket_id = ${message.ticketId} or told.atendimento_id = ${message.atendimentoId})
          and told.event_id = ${message.eventId} and told.contact_id = ${message.contactId}
          and told.channel = way.channel
        order by told.state in ('sent', 'read') desc, told.id desc limit 1)
    ) as told
    from (
      select chat.channel, chat.id as chat_id, chat.external_id as to, chat.language from chat
      where chat.contact_id = ${message.contactId} and chat.dead_at is null
      union all
      select 'email', null, contact.email::text, contact.language from contact
      where contact.id = ${message.contactId} and contact.email is not null and contact.active
    ) as way
    where way.channel = any(${channels})
    order by array_position(${channels}, way.channel)`)
}

/** The same message by another channel. */
export async function instead(tx: Tx, way: Way, message: Unsaid): Promise<Outgoing> {
  const { contactId, ticketId, atendimentoId, eventId, kind } = message
  const payload = message.payload as OutgoingMessage & { sensitive?: boolean }
  return {
    channel: way.channel,
    to: way.to,
    ...(way.chatId ? { chatId: way.chatId } : {}),
    ...(contactId ? { contactId } : {}),
    ...(ticketId ? { ticketId } : {}),
    ...(atendimentoId ? { atendimentoId } : {}),
    ...(eventId ? { eventId } : {}),
    kind,
    payload: way.channel === 'email' ? asMail(payload, way.language, await threadOf(tx, message)) : payload,
    ...(payload.sensitive ? { sensitive: true } : {}),
    fallbackOfId: message.id,
  }
}

async function threadOf(tx: Tx, { ticketId, atendimentoId }: Unsaid): Promise<MailThread | undefined> {
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
