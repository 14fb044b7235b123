import type { Database } from '../../engine/database/database.ts'
import { sql } from '../../engine/database/sql.ts'
import { dropIndexes, inSession, makeIndexes } from './in-bulk.ts'
import { CIRCUMSTANCES, SENTENCES, SUBJECTS, TROUBLES } from './words.ts'

/** Shares of the open tickets, in percent. */
const OPEN_STATES = { new: 20, estimating: 8, in_progress: 32, pending_customer: 24, customer_validation: 8 }

/**
 * So many tickets of the last three years, most of them closed, made set by set: first the rows, without anybody
 * counting or checking, then the indexes and the counts. `open` of them are open, whatever the number of all.
 */
export async function makeTickets(
  db: Database,
  { count, open }: { count: number; open: number },
): Promise<void> {
  const indexes = count > 100_000 ? await dropIndexes(db, 'ticket') : []
  const step = Math.ceil(count / 2)
  await Promise.all([
    insertTickets(db, { from: 1, to: step, count, open }),
    insertTickets(db, { from: step + 1, to: count, count, open }),
  ])
  await makeIndexes(db, indexes)
  await db.query(sql`
    insert into state_count (entity, company_id, department_id, state, count)
    select 'ticket', company_id, department_id, state, count(*) from ticket group by 2, 3, 4`)
  await db.query(sql.raw('vacuum (analyze) ticket'))
}

async function insertTickets(
  db: Database,
  { from, to, count, open }: { from: number; to: number; count: number; open: number },
): Promise<void> {
  const list = (words: readonly string[]) => `array[${words.map((word) => `'${word}'`).join(', ')}]`
  const pick = (words: readonly string[], salt: number) =>
    `(${list(words)})[1 + (hashint4(n * 31 + ${salt}) & 1048575) % ${words.length}]`
  const states = Object.entries(OPEN_STATES)
  const cases = states.map(([state], i) => {
    const below = states.slice(0, i + 1).reduce((sum, [, share]) => sum + share, 0)
    return `when roll < ${below} then '${state}'`
  })
  // Whoever replays a log checks and counts nothing: no foreign keys, no triggers.
  await inSession(db, ['session_replication_role = replica', 'synchronous_commit = off'], (run) =>
    run(`
      with department as materialized (
        select array_agg(d.id order by d.position) as ids, array_agg(d.company_id order by d.position) as companies
        from department d
      ), operator as materialized (
        select array_agg(id order by email) as ids from operator
      ), person as materialized (
        select c.company_id, m.customer_id, m.contact_id,
          row_number() over (partition by c.company_id order by m.contact_id) as place,
          count(*) over (partition by c.company_id) as places
        from membership m join customer c on c.id = m.customer_id
      ), drawn as (
        select n, ${count} - n < ${open} as is_open,
          (hashint4(n) & 1048575) % 100 as roll,
          -- A few departments have most of the work.
          1 + floor(20 * power((hashint4(n * 7) & 1048575) / 1048576.0, 1.8))::int as d,
          hashint4(n * 13) & 1048575 as luck,
          now() - (${count} - n + 1) * (interval '3 years' / ${count}) as opened_at
        from generate_series(${from}, ${to}) as n
      ), placed as (
        select drawn.*, department.ids[d] as department_id, department.companies[d] as company_id,
          1 + luck % (select min(places) from person) as person_place,
          case when is_open then case ${cases.join(' ')} else 'awaiting_approval' end
            when roll < 96 then 'closed' when roll < 99 then 'rejected' else 'cancelled' end as state
        from drawn, department
      )
      insert into ticket (id, number, company_id, customer_id, contact_id, department_id, title, description, channel,
        state, team, operator_id, severity, rank, ball, silent_since, closes_at, close_reason, opened_at, due_at,
        first_responded_at, solved_at, closed_at, updated_at, unread)
      select uuidv7(opened_at - now()), to_char(opened_at, 'YYYYMM') || '/' || lpad(n::text, 7, '0'), placed.company_id,
        person.customer_id, person.contact_id, department_id,
        ${pick(TROUBLES, 1)} || ' ' || ${pick(SUBJECTS, 2)} || ' ' || ${pick(CIRCUMSTANCES, 3)},
        ${pick(SENTENCES, 4)} || ' ' || ${pick(SENTENCES, 5)} || ' Protocolo ' || n || '.',
        case when luck % 10 < 8 then 'telegram' else 'panel' end,
        state,
        case when state = 'in_progress' and luck % 5 = 0 then 'development' else 'support' end,
        case when state <> 'new' then operator.ids[1 + luck % cardinality(operator.ids)] end,
        case when luck % 50 = 0 then 'critical' when luck % 9 = 0 then 'high' when luck % 7 = 0 then 'low' else 'normal' end,
        case when luck % 50 = 0 then 0 else 1 end,
        case when state in ('pending_customer', 'customer_validation', 'awaiting_approval') then 'customer' else 'team' end,
        case when state in ('pending_customer', 'customer_validation', 'awaiting_approval') then opened_at end,
        case when state in ('customer_validation', 'awaiting_approval') then now() + interval '5 days' end,
        case when state = 'closed' then 'approved' end,
        opened_at, opened_at + interval '4 hours',
        case when state <> 'new' then opened_at + interval '1 hour' end,
        case when state in ('closed', 'awaiting_approval') then opened_at + interval '1 day' end,
        case when state in ('closed', 'rejected', 'cancelled') then opened_at + interval '2 days' end,
        opened_at + interval '2 days', state = 'new' or luck % 4 = 0
      from placed join person on person.company_id = placed.company_id and person.place = placed.person_place, operator`),
  )
}

/** So many public logs, with their events, on one ticket in work; answers its id. */
export async function addTalk(db: Database, logs: number): Promise<string> {
  const { id } = await db.one<{ id: string }>(sql`
    select id from ticket where state = 'in_progress' order by opened_at desc limit 1`)
  await db.query(sql`
    with talk as (
      select uuidv7() as log_id, t.id as ticket_id, now() - (${logs} - n) * interval '10 minutes' as at, n % 2 = 0 as by_team,
        case when n % 2 = 0 then t.operator_id else t.contact_id end as author_id,
        (${SENTENCES}::text[])[1 + n % ${SENTENCES.length}] as body
      from ticket t, generate_series(1, ${logs}::int) as n where t.id = ${id}
    ), logged as (
      insert into log (id, ticket_id, visibility, author_kind, author_id, author, body, channel, created_at)
      select log_id, ticket_id, 'public', case when by_team then 'operator' else 'contact' end, author_id,
        case when by_team then 'Ana Lima' else 'Maria Souza' end, body,
        case when by_team then 'panel' else 'telegram' end, at from talk
    )
    insert into event (entity, entity_id, type, "from", "to", actor_kind, actor_id, actor, channel, log_id, at)
    select 'ticket', ticket_id, case when by_team then 'teamWrote' else 'customerWrote' end, 'in_progress', 'in_progress',
      case when by_team then 'operator' else 'contact' end, author_id,
      case when by_team then 'Ana Lima' else 'Maria Souza' end, case when by_team then 'panel' else 'telegram' end,
      log_id, at
    from talk order by at`)
  return id
}
