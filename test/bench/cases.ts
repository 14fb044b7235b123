import type { Database } from '../../engine/database/database.ts'
import { newId } from '../../engine/database/id.ts'
import { sql } from '../../engine/database/sql.ts'
import { LIGHTS } from '../../engine/express-check/lights.ts'
import { makeDesk } from './desk.ts'
import { inSession } from './in-bulk.ts'
import { drawn, makeThreeYears, openState, type Part } from './three-years.ts'
import { FIRST_NAMES, LAST_NAMES, SENTENCES } from './words.ts'

/** Shares of the open cases, in percent; the rest waits for the customer. */
const OPEN_STATES = { registered: 2, checked: 1, waiting: 27, claimed: 50 }

/**
 * The desk as an internet provider's: so many customers known by name, document and code, and so many atendimentos of
 * the last three years, most of them finished. `open` of them are open, whatever the number of all.
 */
export async function makeProvider(
  db: Database,
  { customers, count, open }: { customers: number; count: number; open: number },
): Promise<void> {
  await makeDesk(db, { customers: 2_000 })
  await addHomes(db, customers - 2_000)
  await addConnections(db)
  const process = newId()
  await db.query(
    sql`insert into process (id, name, sla_type) values (${process}, 'Sem conexão', 'corrective')`,
  )
  await makeThreeYears(db, 'atendimento', { count, open }, (part) => insertCases(part, process))
  await addChecks(db)
}

/** The eight lights as they were seen before each open case was begun, some of them with unpaid bills. */
async function addChecks(db: Database): Promise<void> {
  await inSession(db, ['session_replication_role = replica', 'synchronous_commit = off'], (run) =>
    run(`
      insert into express_check (id, atendimento_id, seen, results, at)
      select uuidv7(), a.id, (
        select jsonb_agg(jsonb_build_object('light', light, 'state',
          case when light = 'invoices' and hashtext(a.protocol) % 3 = 0 then 'red' else 'green' end))
        from unnest(array[${quoted(LIGHTS)}]) as light), (
        select jsonb_agg(jsonb_build_object('light', light, 'why', null, 'fault', null, 'source', 'local', 'tookMs', 4,
          'at', a.opened_at, 'state', case when light = 'invoices' and hashtext(a.protocol) % 3 = 0 then 'red' else 'green' end,
          'details', case when light = 'invoices' and hashtext(a.protocol) % 3 = 0 then jsonb_build_array(
            jsonb_build_object('kind', 'invoice', 'number', '70812', 'dueOn', '2026-09-10', 'amount', '99.90'),
            jsonb_build_object('kind', 'invoice', 'number', '70813', 'dueOn', '2026-10-10', 'amount', '99.90'))
            else '[]'::jsonb end))
        from unnest(array[${quoted(LIGHTS)}]) as light), a.opened_at
      from atendimento a where a.state not in ('finished', 'cancelled', 'registered')`),
  )
  await db.query(sql.raw('vacuum (analyze) express_check'))
}

/** People at home: names as they are common, so that a "Maria" is one of thousands. */
async function addHomes(db: Database, count: number): Promise<void> {
  await inSession(db, ['synchronous_commit = off'], (run) =>
    run(`
      insert into customer (id, company_id, code, name, document, address)
      select uuidv7(), company.id, (100000 + n)::text,
        (array[${quoted(FIRST_NAMES)}])[1 + (hashint4(n) & 1048575) % ${FIRST_NAMES.length}] || ' '
          || (array[${quoted(LAST_NAMES)}])[1 + (hashint4(n * 3) & 1048575) % ${LAST_NAMES.length}] || ' '
          || (array[${quoted(LAST_NAMES)}])[1 + (hashint4(n * 5) & 1048575) % ${LAST_NAMES.length}],
        lpad((n::bigint * 48271 % 99999999999)::text, 11, '0'), 'Rua ' || n % 5000 || ', ' || n % 900
      from generate_series(1, ${count}) as n
      join (select id, row_number() over (order by id) as place from company) as company on company.place = n % 3 + 1`),
  )
  await db.query(sql.raw('vacuum (analyze) customer'))
}

/** Every home has a line, the contract it is paid by, and the bills of half a year, of which some are open. */
async function addConnections(db: Database): Promise<void> {
  await inSession(db, ['session_replication_role = replica', 'synchronous_commit = off'], async (run) => {
    await run(`
      insert into contract (id, customer_id, plan_id, number, starts_on)
      select uuidv7(), customer.id, (select id from plan limit 1), 'C' || customer.code, date '2024-01-10'
      from customer where not exists (select 1 from contract where contract.customer_id = customer.id)`)
    await run(`
      insert into access_point (id, name) select uuidv7(), 'Torre ' || n from generate_series(1, 50) as n`)
    await run(`
      insert into connection (id, customer_id, contract_id, access_point_id, login, online, online_changed_at)
      select uuidv7(), customer_id, id, (array(select id from access_point))[1 + (hashtext(number) & 1048575) % 50],
        'linha' || row_number() over (order by id), hashint8(hashtext(number)) % 10 <> 0,
        now() - interval '1 hour'
      from contract`)
    await run(`
      insert into invoice (id, customer_id, contract_id, number, issued_on, due_on, amount, state)
      select uuidv7(), customer_id, id, number || '/' || month, current_date - month * 30 - 10, current_date - month * 30,
        99.90, case when month = 0 or (month = 1 and hashtext(number) % 7 = 0) then 'open' else 'paid' end
      from contract, generate_series(0, 5) as month`)
  })
  for (const table of ['contract', 'connection', 'invoice'])
    await db.query(sql.raw(`vacuum (analyze) ${table}`))
}

function insertCases(part: Part, process: string): string {
  return `
      with ${drawn(part)}, home as materialized (
        select company_id, id, row_number() over (partition by company_id order by id) as place,
          count(*) over (partition by company_id) as places
        from customer
      ), placed as (
        select drawn.*, department.ids[d] as department_id, department.companies[d] as company_id,
          1 + luck % (select min(places) from home) as place,
          case when is_open then ${openState(OPEN_STATES, 'paused')}
            when roll < 97 then 'finished' else 'cancelled' end as state
        from drawn, department
      )
      insert into atendimento (id, protocol, company_id, customer_id, report, channel, state, department_id, operator_id,
        priority, process_id, sla_type, resolution_minutes, sla_used_ms, sla_running_since, due_at, opened_at, started_at,
        finished_at, updated_at, unread)
      select uuidv7(opened_at - now()), to_char(opened_at, 'YYYYMM') || '.' || n, placed.company_id, home.id,
        (array[${quoted(SENTENCES)}])[1 + luck % ${SENTENCES.length}] || ' Protocolo ' || n || '.',
        case when luck % 10 < 7 then 'telegram' else 'phone' end, state, department_id,
        case when state in ('claimed', 'paused', 'finished') then operator.ids[1 + luck % cardinality(operator.ids)] end,
        case when luck % 20 = 0 then 1 when luck % 7 = 0 then 2 else 3 end, '${process}', 'corrective', 480,
        case when state in ('paused', 'finished') then 3600000 else 0 end,
        case when state in ('waiting', 'claimed') then opened_at end, opened_at + interval '1 day', opened_at, opened_at,
        case when state in ('finished', 'cancelled') then opened_at + interval '2 days' end,
        opened_at + interval '2 days', luck % 4 = 0
      from placed join home on home.company_id = placed.company_id and home.place = placed.place, operator`
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ')
}
