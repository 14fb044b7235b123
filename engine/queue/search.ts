import { literally } from '../administration/page.ts'
import { type Sql, sql } from '../database/sql.ts'
import { type Shelf, tableOf } from './shelf.ts'

type Searched = Pick<Shelf, 'table' | 'number'>

/** Whether row `t` answers to the text: for looking through few rows. */
export function isWordOf(shelf: Searched, text: string): Sql {
  return sql`(t.search @@ ${words(text)} or (${hasNumber(shelf, text)})
    or t.customer_id in (${customersCalled(text)}))`
}

/**
 * The tables `candidate` (what a list is made of, of rows that answer to the text, and whether each `fits`) and `cut`
 * (whether there may be more). A word that
 * stands in every third case is found enough among the newest; only a rarer one asks the index of words, which
 * must fetch all it finds before it can sort. `among`: conditions on `t` that exclude one another (states, a period);
 * each has its own newest. Nothing is joined by id afterwards: PostgreSQL cannot know how few rows are found, and would
 * read the index of the whole table.
 */
export function wordCandidates(
  shelf: Searched,
  departments: Sql,
  text: string,
  { among, fits, enough }: { among: readonly Sql[]; fits: Sql; enough: number },
): Sql {
  const row = sql`t.id, t.state, t.opened_at, t.department_id, (${fits}) as fits`
  const newest = among.map(
    (condition) => sql`
      select ${row} from department d cross join lateral (
        select t.* from ${tableOf(shelf)} t where t.department_id = d.id and ${condition}
        order by t.opened_at desc, t.id desc limit (select count from share_of_newest)
      ) t where ${departments} and t.search @@ ${words(text)}`,
  )
  return sql`share_of_newest as (
      select greatest(50, ${NEWEST} / greatest(count(*), 1)) as count from department d where ${departments}
    ), recent as materialized (${sql.join(newest, ' union all ')}
    ), indexed as materialized (
      select ${row} from ${tableOf(shelf)} t
      where t.search @@ ${words(text)} and (select count(*) from recent) < ${enough}
      limit ${MOST}
    ), numbered as (
      select ${row} from ${tableOf(shelf)} t where ${hasNumber(shelf, text)} limit ${MOST_NUMBERS}
    ), called as materialized (${customersCalled(text)}
    ), named as (
      select ${row} from called u cross join lateral (
        select t.* from ${tableOf(shelf)} t where t.customer_id = u.id and (${sql.join(among, ' or ')})
        order by t.opened_at desc limit ${MOST_OF_CUSTOMER}
      ) t
    ), candidate as (
      select * from recent union select * from indexed union select * from numbered union select * from named
    ), cut as (
      select (select count(*) from indexed) >= ${MOST} or (select count(*) from numbered) >= ${MOST_NUMBERS}
        or (select count(*) from recent) >= ${enough} or (select count(*) from called) >= ${MOST_CUSTOMERS} as is_cut
    )`
}

/** In a query of its own, so that it is read once and not for every ticket. */
function words(text: string): Sql {
  return sql`(select websearch_to_tsquery('bote_portuguese', ${text}))`
}

/**
 * A number is found by its beginning: `202607`, `#202607/00`. As a range in the index's own order: LIKE with a value
 * that the planner does not know reads the whole table.
 */
function hasNumber({ number }: Searched, text: string): Sql {
  const typed = text.trim().replace(/^#/, '')
  const beginning = /\d/.test(typed) && !/\s/.test(typed) ? typed : NO_NUMBER
  const end = beginning.slice(0, -1) + String.fromCharCode(beginning.charCodeAt(beginning.length - 1) + 1)
  const column = sql.raw(`t.${number}`)
  return sql`${column} ~>=~ ${beginning} and ${column} ~<~ ${end}`
}

function customersCalled(text: string): Sql {
  const name = text.trim().length < 3 ? '' : text.trim()
  return sql`select u.id from customer u
    where ${name} <> '' and bote_unaccent(u.name) like '%' || bote_unaccent(${literally(name)}) || '%'
    limit ${MOST_CUSTOMERS}`
}

/** No number begins with it. */
const NO_NUMBER = '\u0001'
const NEWEST = 2_000
const MOST = 10_000
const MOST_NUMBERS = 200
const MOST_CUSTOMERS = 40
const MOST_OF_CUSTOMER = 60
