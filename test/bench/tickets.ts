import type { Database } from '../../engine/database/database.ts'
import { sql } from '../../engine/database/sql.ts'
import { drawn, makeThreeYears, openState, type Part } from './three-years.ts'
import { CIRCUMSTANCES, SENTENCES, SUBJECTS, TROUBLES } from './words.ts'

/** Shares of the open tickets, in percent. */
const OPEN_STATES = { new: 20, estimating: 8, in_progress: 32, pending_customer: 24, customer_validation: 8 }

/** So many tickets of the last three years, most of them closed. `open` of them are open, whatever the number of all. */
export function makeTickets(db: Database, size: { count: number; open: number }): Promise<void> {
  return makeThreeYears(db, 'ticket', size, insertTickets)
}

function insertTickets(part: Part): string {
  const list = (words: readonly string[]) => `array[${words.map((word) => `'${word}'`).join(', ')}]`
  const pick = (words: readonly string[], salt: number) =>
    `(${list(words)})[1 + (hashint4(n * 31 + ${salt}) & 1048575) % ${words.length}]`
  return `
      with ${drawn(part)}, person as materialized (
        select c.company_id, m.customer_id, m.contact_id,
          row_number() over (partition by c.company_id order by m.contact_id) as place,
          count(*) over (partition by c.company_id) as places
        from membership m join customer c on c.id = m.customer_id
      ), placed as (
        select drawn.*, department.ids[d] as department_id, department.companies[d] as company_id,
          1 + luck % (select min(places) from person) as person_place,
          case when is_open then ${openState(OPEN_STATES, 'awaiting_approval')}
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
      from placed join person on person.company_id = placed.company_id and person.place = placed.person_place, operator`
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
