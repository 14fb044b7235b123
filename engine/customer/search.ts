import { keyAfter, literally, type Page, PAGE_SIZE, pageOf } from '../administration/page.ts'
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

export async function searchCustomers(db: Db, search: CustomerSearch, visible: Sql): Promise<Page<CustomerItem>> {
  const words = search.search?.trim().slice(0, 100) ?? ''
  const after = words ? null : keyAfter(search.after, 2)
  const rows = await db.rows<CustomerItem>(sql`
    select customer.*, company.name as company,
      (select plan.name from contract join plan on plan.id = contract.plan_id
        where contract.customer_id = customer.id and contract.active order by starts_on desc limit 1) as plan,
      (select count(*)::int from membership where membership.customer_id = customer.id) as contacts
    from customer join company on company.id = customer.company_id
    where ${sql.and([
      visible,
      ...(search.companyId ? [sql`customer.company_id = ${search.companyId}`] : []),
      ...(search.active === undefined ? [] : [sql`customer.active = ${search.active}`]),
      ...(words ? [matches(words)] : []),
      ...(after ? [sql`(customer.name, customer.id) > (${after[0]}, ${after[1]})`] : []),
    ])}
    order by ${words ? closeness(words) : sql.empty} customer.name, customer.id
    limit ${PAGE_SIZE + 1}
  `)
  return words ? { rows: rows.slice(0, PAGE_SIZE), next: null } : pageOf(rows, ({ name, id }) => [name, id])
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

function closeness(words: string): Sql {
  return sql`
    (lower(customer.code) is not distinct from lower(${words})) desc,
    word_similarity(bote_unaccent(${words}), bote_unaccent(customer.name)) desc,`
}
