import type { ChannelName, ContactActor } from '../actor.ts'
import { newId } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { storableText } from '../inbox/storable.ts'
import { languageOf } from '../text.ts'
import type { Arrival, Chat, CustomerOfPerson, StoredConversation } from './chat.ts'

export type Arriving = {
  channel: ChannelName
  externalId: string
  name: string | null
  languageCode: string | null
}

/**
 * Somebody wrote in a chat: its row (made at the first message), the proven person with all their customers, and
 * where the conversation stands, in one statement. Who writes can be reached, so a chat that was dead lives again.
 */
export async function arrive({ db, clock }: Deps, arriving: Arriving): Promise<Arrival> {
  const { channel, externalId, languageCode } = arriving
  const now = clock.now()
  const name = arriving.name === null ? null : storableText(arriving.name).slice(0, 200)
  const row = await db.one<Row>(sql`
    with before as (
      select dead_at from chat where channel = ${channel} and external_id = ${externalId}
    ), seen as (
      insert into chat (id, channel, external_id, name, language, last_seen_at, created_at)
      values (${newId()}, ${channel}, ${externalId}, ${name}, ${languageOf(languageCode)}, ${now}, ${now})
      on conflict (channel, external_id) do update set
        last_seen_at = excluded.last_seen_at, name = coalesce(excluded.name, chat.name),
        dead_at = null, dead_reason = null
      returning *
    )
    select seen.id, seen.channel, seen.external_id, seen.customer_id, seen.name, seen.language, seen.closed_notice,
      contact.id as contact_id, contact.name as contact_name,
      not exists (select 1 from before) as is_new,
      coalesce((select dead_at is not null from before), false) as was_dead,
      case when contact.id is null then '[]' else ${customers} end as customers,
      conversation.state, conversation.context, conversation.updated_at, now() as at
    from seen
    left join contact on contact.id = seen.contact_id and contact.active
    left join conversation on conversation.chat_id = seen.id`)
  return asArrival(row)
}

const customers = sql`(
  select coalesce(jsonb_agg(jsonb_build_object(
      'customerId', customer.id, 'companyId', customer.company_id, 'name', customer.name,
      'timeZone', company.time_zone, 'authorised', membership.authorised,
      'administrator', membership.administrator, 'seesCompany', membership.sees_company
    ) order by customer.name, customer.id), '[]')
  from membership
  join customer on customer.id = membership.customer_id and customer.active
  join company on company.id = customer.company_id and company.active
  where membership.contact_id = contact.id
)`

type Row = Omit<Chat, 'deadAt'> & {
  contactName: string | null
  isNew: boolean
  wasDead: boolean
  at: Date
  customers: CustomerOfPerson[]
} & { [K in keyof StoredConversation]: StoredConversation[K] | null }

function asArrival({
  isNew,
  wasDead,
  at,
  contactName,
  customers,
  state,
  context,
  updatedAt,
  ...row
}: Row): Arrival {
  const chat: Chat = { ...row, deadAt: null }
  return {
    chat,
    isNew,
    wasDead,
    at,
    person: chat.contactId === null ? null : actorOf(chat, chat.contactId, contactName ?? '', customers),
    customers,
    conversation: state === null || updatedAt === null ? null : { state, context, updatedAt },
  }
}

function actorOf(chat: Chat, id: string, name: string, customers: readonly CustomerOfPerson[]): ContactActor {
  const memberships = customers.map(({ name: _, timeZone: __, ...membership }) => membership)
  return { kind: 'contact', id, name, chatId: chat.id, channel: chat.channel, memberships }
}
