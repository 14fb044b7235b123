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
  /** So many of the best matches; a page when left out. */
  most?: number | undefined
}

/** Whom a search may find: the company a person is limited to, and the condition that says so. */
export type InSight = { companyId: string | null; visible: Sql }

export async function searchCustomers(
  db: Db,
  search: CustomerSearch,
  inSight: InSight,
): Promise<Page<CustomerItem>> {
  const words = searchWords(search.search)
  if (!words) return listed(db, search, inSight.visible)
  const wanted = sql.and([inSight.visible, ...chosen(search)])
  const exact = await bestMatches(db, search, words, wanted, called(words, wanted))
  return exact.rows.length > 0
    ? exact
    : bestMatches(db, search, words, wanted, resembling(words, inSight.companyId))
}

async function listed(db: Db, search: CustomerSearch, visible: Sql): Promise<Page<CustomerItem>> {
  const after = keyAfter(search.after, 2)
  const behind = after ? sql`(customer.name, customer.id) > (${after[0]}, ${after[1]})` : sql`true`
  const rows = await db.rows<CustomerItem>(sql`
    ${SELECTION} from ${JOINED} where ${sql.and([visible, behind, ...chosen(search)])}
    order by customer.name, customer.id limit ${PAGE_SIZE + 1}
  `)
  return pageOf(rows, ({ name, id }) => [name, id])
}

/** The candidates in order: the code that was typed, then the name most alike. */
async function bestMatches(
  db: Db,
  { most = PAGE_SIZE }: CustomerSearch,
  words: string,
  wanted: Sql,
  candidates: Sql,
): Promise<Page<CustomerItem>> {
  const rows = await db.rows<CustomerItem>(sql`
    with candidate as materialized (${candidates}), best as (
      select customer.id, row_number() over (
        order by (lower(customer.code) is not distinct from lower(${words})) desc,
          word_similarity(bote_unaccent(${words}), bote_unaccent(customer.name)) desc, customer.name, customer.id
      ) as place
      from candidate join customer on customer.id = candidate.id where ${wanted}
    )
    ${SELECTION} from best join ${JOINED} on customer.id = best.id
    where best.place <= ${most} order by best.place
  `)
  return { rows, next: null }
}

const SELECTION = sql`
  select customer.*, company.name as company,
    (select plan.name from contract join plan on plan.id = contract.plan_id
      where contract.customer_id = customer.id and contract.active order by starts_on desc limit 1) as plan,
    (select count(*)::int from membership where membership.customer_id = customer.id) as contacts`

const JOINED = sql.raw('(customer join company on company.id = customer.company_id)')

function chosen({ companyId, active }: CustomerSearch): Sql[] {
  return [
    ...(companyId ? [sql`customer.company_id = ${possibleId(companyId)}`] : []),
    ...(active === undefined ? [] : [sql`customer.active = ${active}`]),
  ]
}

/**
 * Each way to be found is a probe of its own index, and finds no more than it must: among two hundred thousand names a
 * "Maria" is not looked at ten thousand times.
 */
function called(words: string, wanted: Sql): Sql {
  const bare = words.toUpperCase().replace(/[.\-/\s]/g, '')
  const parts = words.split(/\s+/).filter((part) => [...part].length >= SHORTEST_PART)
  const beginning = sql`bote_unaccent(${words})`
  const probes = [
    sql`lower(customer.code) = lower(${words})`,
    sql`bote_unaccent(customer.name) ~>=~ ${beginning}
      and bote_unaccent(customer.name) ~<~ (${beginning} || ${LAST_CHARACTER})`,
    ...(/\d{3}/.test(bare)
      ? [sql`customer.document ~>=~ ${bare} and customer.document ~<~ (${bare} || ${LAST_CHARACTER})`]
      : []),
    ...(parts.length > 0 ? [sql.and(parts.slice(0, MOST_PARTS).map(holds))] : []),
  ]
  const found = probes.map(
    (probe) => sql`(select customer.id from customer where ${probe} and ${wanted} limit ${ENOUGH})`,
  )
  return sql.join(found, ' union ')
}

/** The name holds these letters: `souz` for `Maria Souza`. */
function holds(part: string): Sql {
  return sql`bote_unaccent(customer.name) like '%' || bote_unaccent(${literally(part)}) || '%'`
}

/** Typing errors: asked only when nothing fits the words as they are. */
function resembling(words: string, companyId: string | null): Sql {
  return sql`select found.id from bote_customers_called(${words}, ${companyId}, ${MOST_ALIKE}) as found(id)`
}

/** The index of letters knows threes. */
const SHORTEST_PART = 3
const MOST_PARTS = 5
const ENOUGH = 200
const MOST_ALIKE = 300
const LAST_CHARACTER = '\u{10FFFF}'
