import { possibleId } from '../administration/input.ts'
import { keyAfter, literally, PAGE_SIZE, type Page, pageOf, searchWords } from '../administration/page.ts'
import { type Sql, sql } from '../database/sql.ts'
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

export async function searchContacts(
  db: Db,
  search: ContactSearch,
  visible: Sql,
): Promise<Page<ContactItem>> {
  const words = searchWords(search.search)
  if (!words) return listed(db, search, visible)
  const exact = await bestMatches(db, search, sql`${visible} and ${matches(words)}`, words)
  return exact.rows.length > 0
    ? exact
    : bestMatches(db, search, sql`${visible} and ${resembles(words)}`, words)
}

async function listed(db: Db, search: ContactSearch, visible: Sql): Promise<Page<ContactItem>> {
  const after = keyAfter(search.after, 2)
  const behind = after ? sql`(contact.name, contact.id) > (${after[0]}, ${after[1]})` : sql`true`
  const rows = await db.rows<ContactItem>(sql`
    ${selection(search, sql`${visible} and ${behind}`)}
    order by contact.name, contact.id limit ${PAGE_SIZE + 1}
  `)
  return pageOf(rows, ({ name, id }) => [name, id])
}

async function bestMatches(
  db: Db,
  search: ContactSearch,
  condition: Sql,
  words: string,
): Promise<Page<ContactItem>> {
  const rows = await db.rows<ContactItem>(sql`
    ${selection(search, condition)}
    order by 
      word_similarity(bote_unaccent(${words}), bote_unaccent(contact.name)) desc, contact.name, contact.id
    limit ${PAGE_SIZE}
  `)
  return { rows, next: null }
}

function selection(search: ContactSearch, condition: Sql): Sql {
  return sql`
    select contact.*,
      array(select customer.name from membership join customer on customer.id = membership.customer_id
        where membership.contact_id = contact.id order by customer.name) as customers,
      (select count(*)::int from chat where chat.contact_id = contact.id and chat.dead_at is null) as chats
    from contact
    where ${sql.and([
      condition,
      ...(search.customerId ? [isMemberOf(search.customerId)] : []),
      ...(search.active === undefined ? [] : [sql`contact.active = ${search.active}`]),
    ])}`
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

/** Typing errors: asked only when nothing fits the words as they are, for it reads every name. */
function resembles(words: string): Sql {
  return sql`word_similarity(bote_unaccent(${words}), bote_unaccent(contact.name)) >= 0.4`
}
