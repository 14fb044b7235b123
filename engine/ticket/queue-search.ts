import { literally } from '../administration/page.ts'
import { type Sql, sql } from '../database/sql.ts'

/** Whether ticket `t` answers to the text: for looking through few tickets. */
export function isWordOf(text: string): Sql {
  return sql`(t.search @@ ${words(text)} or t.number like ${numberPattern(text)}
    or t.customer_id in (${customersCalled(text)}))`
}

/**
 * The tables `candidate` (ids of tickets that answer to the text) and `cut` (whether there may be more). A word that
 * stands in every third ticket is found enough among the newest; only a rarer one asks the index of words, which
 * must fetch all it finds before it can sort.
 */
export function wordCandidates(
  departments: Sql,
  text: string,
  { behind, enough }: { behind: Sql; enough: number },
): Sql {
  return sql`recent as materialized (
      select t.id from department d cross join lateral (
        select t.id, t.search from ticket t where t.department_id = d.id ${behind}
        order by t.opened_at desc, t.id desc
        limit (select greatest(50, ${NEWEST} / greatest(count(*), 1)) from department d where ${departments})
      ) t where ${departments} and t.search @@ ${words(text)}
    ), indexed as materialized (
      select t.id from ticket t
      where t.search @@ ${words(text)} and (select count(*) from recent) < ${enough}
      limit ${MOST}
    ), numbered as (
      select t.id from ticket t where t.number like ${numberPattern(text)} limit ${MOST_NUMBERS}
    ), named as (
      select t.id from (${customersCalled(text)}) u cross join lateral (
        select t.id from ticket t where t.customer_id = u.id ${behind}
        order by t.opened_at desc limit ${MOST_OF_CUSTOMER}
      ) t
    ), candidate as (
      select id from recent union select id from indexed union select id from numbered union select id from named
    ), cut as (
      select (select count(*) from indexed) >= ${MOST} or (select count(*) from numbered) >= ${MOST_NUMBERS} as is_cut
    )`
}

function words(text: string): Sql {
  return sql`websearch_to_tsquery('bote_portuguese', ${text})`
}

/** A number is found by its beginning: `202607`, `#202607/00`. Text that cannot begin a number begins none. */
function numberPattern(text: string): string {
  const typed = text.trim().replace(/^#/, '')
  return /\d/.test(typed) && !/\s/.test(typed) ? `${literally(typed)}%` : ''
}

function customersCalled(text: string): Sql {
  const name = text.trim().length < 3 ? '' : text.trim()
  return sql`select u.id from customer u
    where ${name} <> '' and bote_unaccent(u.name) like '%' || bote_unaccent(${literally(name)}) || '%'
    limit ${MOST_CUSTOMERS}`
}

const NEWEST = 2_000
const MOST = 10_000
const MOST_NUMBERS = 200
const MOST_CUSTOMERS = 40
const MOST_OF_CUSTOMER = 60
