import { possibleId } from '../administration/input.ts'
import { keyAfter, literally, PAGE_SIZE, type Page, pageOf, searchWords } from '../administration/page.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'
import type { CustomerItem } from './customers.ts'

export type CustomerSearch = {
  /** Name (accents and typos forgiven), document with or without punctuation, or code. */
  search?: string | undefined
  companyId?: string | undefined
  /** Leave out to see inactive ones too. */
  active?: boolean | undefined
  /** Where the list goes on; only without `search`, whose best matches are one page. */
  after?: string | null | undefined
}

export async function searchCustomers(
  db: Db,
  search: CustomerSearch,
  visible: Sql,
): Promise<Page<CustomerItem>> {
  const words = searchWords(search.search)
  if (!words) return listed(db, search, visible)
  const exact = await bestMatches(db, search, sql`${visible} and ${matches(words)}`, words)
  return exact.rows.length > 0
    ? exact
    : bestMatches(db, search, sql`${visible} and ${resembles(words)}`, words)
}

async function listed(db: Db, search: CustomerSearch, visible: Sql): Promise<Page<CustomerItem>> {
  const after = keyAfter(search.after, 2)
  const behind = after ? sql`(customer.name, customer.id) > (${after[0]}, ${after[1]})` : sql`true`
  const rows = await db.rows<CustomerItem>(sql`
    ${selection(search, sql`${visible} and ${behind}`)}
    order by customer.name, customer.id limit ${PAGE_SIZE + 1}
  `)
  return pageOf(rows, ({ name, id }) => [name, id])
}

async function bestMatches(
  db: Db,
  search: CustomerSearch,
  condition: Sql,
  words: string,
): Promise<Page<CustomerItem>> {
  const rows = await db.rows<CustomerItem>(sql`
    ${selection(search, condition)}
    order by (lower(customer.code) is not distinct from lower(${words})) desc,
      word_similarity(bote_unaccent(${words}), bote_unaccent(customer.name)) desc, customer.name, customer.id
    limit ${PAGE_SIZE}
  `)
  return { rows, next: null }
}

function selection(search: CustomerSearch, condition: Sql): Sql {
  return sql`
    select customer.*, company.name as company,
      (select plan.name from contract join plan on plan.id = contract.plan_id
        where contract.customer_id = customer.id and contract.active order by starts_on desc limit 1) as plan,
      (select count(*)::int from membership where membership.customer_id = customer.id) as contacts
    from customer join company on company.id = customer.company_id
    where ${sql.and([
      condition,
      ...(search.companyId ? [sql`customer.company_id = ${possibleId(search.companyId)}`] : []),
      ...(search.active === undefined ? [] : [sql`customer.active = ${search.active}`]),
    ])}`
}

function matches(words: string): Sql {
  const bare = words.toUpperCase().replace(/[.\-/\s]/g, '')
  return sql`(
    bote_unaccent(customer.name) like '%' || bote_unaccent(${literally(words)}) || '%'
    or bote_unaccent(${words}) <% bote_unaccent(customer.name)
    or lower(customer.code) = lower(${words})
    ${/\d{3}/.test(bare) ? sql`or customer.document like ${`${literally(bare)}%`}` : sql.empty}
  )`
}

/** Typing errors: asked only when nothing fits the words as they are, for it reads every name. */
function resembles(words: string): Sql {
  return sql`word_similarity(bote_unaccent(${words}), bote_unaccent(customer.name)) >= 0.4`
}
