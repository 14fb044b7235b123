import type { Actor } from '../actor.ts'
import type { Tx } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import { numberIn } from '../whatsapp-number/place.ts'
import type { MailPayload } from './channel.ts'
import type { OutgoingMessage } from './message.ts'
import type { Outgoing } from './outbox.ts'

/** Puts notices into the outbox of a running transaction. */
export type Send = (tx: Tx, notices: Outgoing[]) => Promise<unknown>

/** A person of a customer, and where they can be reached. */
export type Reached = {
  email: string | null
  language: string
  chats: { id: string; channel: Outgoing['channel'] }[]
  /** Whether their plan includes WhatsApp (R6). */
  whatsapp: boolean
}

/**
 * The proven, living chats of `contact p` (R3). Of several numbers of WhatsApp that they wrote to, only the best for the
 * case of `company c`: its own, else the first, else any that is still there.
 */
export const CHATS = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'channel', h.channel)), '[]')
  from (
    select chat.id, chat.channel, rank() over (partition by chat.channel order by case
      when chat.channel <> 'whatsapp' or n.company_id = c.id then 0
      when strpos(chat.external_id, '/') = 0 then 1 else 2 end) as rank
    from chat left join whatsapp_number n on chat.channel = 'whatsapp' and n.id::text = ${numberIn(sql`chat.external_id`)}
    where chat.contact_id = p.id and chat.dead_at is null
      and (chat.channel <> 'whatsapp' or strpos(chat.external_id, '/') = 0 or n.id is not null)
  ) as h where h.rank = 1)`

type About = Pick<Outgoing, 'contactId' | 'ticketId' | 'atendimentoId' | 'eventId' | 'kind'>

/**
 * The same news on every chat of a person and by mail. The chat in which they did it themselves answers by itself and
 * is left out.
 */
export function noticesTo(
  { email, chats, whatsapp }: Reached,
  actor: Actor,
  about: About,
  message: OutgoingMessage,
  mail: MailPayload,
): Outgoing[] {
  const told: Outgoing[] = chats
    .filter(({ id }) => !(actor.kind === 'contact' && actor.chatId === id))
    .filter(({ channel }) => channel !== 'whatsapp' || whatsapp)
    .map(({ id, channel }) => ({ ...about, channel, chatId: id, payload: message }))
  return email ? [...told, { ...about, channel: 'email', to: email, payload: mail }] : told
}

/** The same news by mail to colleagues, each once. */
export function mailsTo(addresses: readonly (string | null)[], about: About, mail: MailPayload): Outgoing[] {
  const unique = [...new Set(addresses.filter((address) => address !== null))]
  return unique.map((to) => ({ ...about, channel: 'email', to, payload: mail }))
}
