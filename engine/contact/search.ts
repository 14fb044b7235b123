import { keyAfter, literally, type Page, PAGE_SIZE, pageOf } from '../administration/page.ts'
import { type Sql, sql } from '../database/sql.ts'
import { possibleId } from '../administration/input.ts'
import type { Db } from '../deps.ts'
import type { Contact } from './contact.ts'
import { parsePhone } from './phone.ts'

export type ContactSearch = {
  /** Name (accents and typos forgiven), e-mail, or phone as people write it. */
  search?: string | undefined
  customerId?: string | undefined
  active?: boolean | undefined
  /** Where the list goes on; only without `search`, whose best matches are one page. */
  after?: string | null | undefined
}

/** A line of the list of contacts; `chats` counts those that can be reached. */
export type ContactItem = Contact & { customers: string[]; chats: number }

export async function searchContacts(db: Db, search: ContactSearch, visible: Sql): Promise<Page<ContactItem>> {
  const words = search.search?.trim().slice(0, 100) ?? ''
  const after = words ? null : keyAfter(search.after, 2)
  const rows = await db.rows<ContactItem>(sql`
    select contact.*,
      array(select customer.name from membership join customer on customer.id = membership.customer_id
        where membership.contact_id = contact.id order by customer.name) as customers,
      (select count(*)::int from chat where chat.contact_id = contact.id and chat.dead_at is null) as chats
    from contact
    where ${sql.and([
      visible,
      ...(search.customerId ? [isMemberOf(search.customerId)] : []),
      ...(search.active === undefined ? [] : [sql`contact.active = ${search.active}`]),
      ...(words ? [matches(words)] : []),
      ...(after ? [sql`(contact.name, contact.id) > (${after[0]}, ${after[1]})`] : []),
    ])}
    order by ${
      words ? sql`word_similarity(bote_unaccent(${words}), bote_unaccent(contact.name)) desc,` : sql.empty
    } contact.name, contact.id
    limit ${PAGE_SIZE + 1}
  `)
  return words ? { rows: rows.slice(0, PAGE_SIZE), next: null } : pageOf(rows, ({ name, id }) => [name, id])
}

function isMemberOf(customerId: string): Sql {
  return sql`exists (
    select from membership
    where membership.contact_id = contact.id and membership.customer_id = ${possibleId(customerId)}
  )`
}

function matches(words: string): Sql {
  const number = parsePhone(words)
  return sql`(
    bote_unaccent(contact.name) like '%' || bote_unaccent(${literally(words)}) || '%'
    or bote_unaccent(${words}) <% bote_unaccent(contact.name)
    or contact.email like ${`${literally(words)}%`}
    ${number ? sql`or contact.phone = ${number} or contact.mobile = ${number}` : sql.empty}
  )`
}
