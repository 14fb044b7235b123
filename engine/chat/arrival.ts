import type { ChannelName, ContactActor } from '../actor.ts'
import { OFFERS } from '../company/offers.ts'
import { includesWhatsapp } from '../contract/includes-whatsapp.ts'
import { newId } from '../database/id.ts'
import type { Queryable } from '../database/query.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { storableText } from '../inbox/storable.ts'
import { languageOf } from '../text.ts'
import { numberIn } from '../whatsapp-number/place.ts'
import type { Arrival, Chat, CustomerOfPerson, StoredConversation } from './chat.ts'

export type Arriving = {
  channel: ChannelName
  externalId: string
  name: string | null
  languageCode: string | null
}

/**
 * Somebody wrote in a chat: its row (made at the first message), the proven person with all their customers, and
 * where the conversation stands, in one statement. Whom they wrote the number of comes first. On WhatsApp these are the customers whose plan includes it (R6). Who
 * writes can be reached, so a chat that was dead lives again.
 */
export async function arrive({ db, clock }: Deps, arriving: Arriving): Promise<Arrival> {
  const { name, languageCode } = arriving
  const item = {
    ...arriving,
    id: newId(),
    name: name === null ? null : storableText(name).slice(0, 200),
    language: languageOf(languageCode),
    now: clock.now(),
  }
  return asArrival('together' in db ? await db.together(meet, item) : (await meet(db, [item]))[0]!)
}

type Item = Arriving & { id: string; language: string; now: Date }

async function meet(db: Queryable, items: readonly Item[]): Promise<Row[]> {
  const rows = await db.rows<Row>(sql`
    with arriving as materialized (
      select * from ${sql.unnest(items, {
        id: 'uuid',
        channel: 'text',
        externalId: 'text',
        name: 'text',
        language: 'text',
        now: 'timestamptz',
      })}
    ), seen as (
      insert into chat (id, channel, external_id, name, language, last_seen_at, created_at)
      select id, channel, external_id, name, language, now, now from arriving
      on conflict (channel, external_id) do update set
        last_seen_at = excluded.last_seen_at, name = coalesce(excluded.name, chat.name),
        dead_at = null, dead_reason = null
      returning *
    )
    select seen.id, seen.channel, seen.external_id, seen.customer_id, seen.name, seen.language, seen.closed_notice,
      seen.silent_until,
      contact.id as contact_id, contact.name as contact_name,
      before.id is null as is_new, before.dead_at is not null as was_dead,
      case when contact.id is null then '[]' else ${customers} end as customers,
      conversation.state, conversation.context, conversation.updated_at,
      -- As fine as what is kept, and rounded alike: a message stored before this never looks later.
      now()::timestamptz(3) as at
    from seen
    -- The row as it was before this statement, which does not see what it writes itself.
    left join chat as before on before.id = seen.id
    left join contact on contact.id = seen.contact_id and contact.active
    left join conversation on conversation.chat_id = seen.id`)
  return items.map(
    (item) => rows.find((row) => row.channel === item.channel && row.externalId === item.externalId)!,
  )
}

const customers = sql`(
  select coalesce(jsonb_agg(jsonb_build_object(
      'customerId', customer.id, 'companyId', customer.company_id, 'name', customer.name,
      'timeZone', company.time_zone, 'authorised', membership.authorised,
      'administrator', membership.administrator, 'seesCompany', membership.sees_company,
      'offers', ${OFFERS}
    ) order by (customer.company_id is not distinct from number.company_id) desc, customer.name, customer.id), '[]')
  from membership
  join customer on customer.id = membership.customer_id and customer.active
  join company on company.id = customer.company_id and company.active
  left join whatsapp_number number on seen.channel = 'whatsapp' and number.id::text = ${numberIn(sql`seen.external_id`)}
  where membership.contact_id = contact.id
    and (seen.channel <> 'whatsapp' or ${includesWhatsapp(sql.raw('seen.last_seen_at'))})
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
  const memberships = customers.map(({ name: _, timeZone: __, offers: ___, ...membership }) => membership)
  return { kind: 'contact', id, name, chatId: chat.id, channel: chat.channel, memberships }
}
