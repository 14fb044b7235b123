import { hash } from '@node-rs/argon2'
import type { Database } from '../../engine/database/database.ts'
import { newId } from '../../engine/database/id.ts'
import { sql } from '../../engine/database/sql.ts'
import { SILENCE_PRESETS } from '../../engine/silence/presets.ts'
import { presetCalendar } from '../../engine/sla/presets.ts'
import { COMPANIES, DEPARTMENTS, FIRST_NAMES, LAST_NAMES, TRADES } from './words.ts'

export const PASSWORD = newId()
export const SUPERVISOR = 'supervisora@exemplo.com.br'
/** The supervisor and her agents, by their addresses. */
export const OPERATORS = [
  SUPERVISOR,
  ...Array.from({ length: 39 }, (_, n) => `operador${n + 1}@exemplo.com.br`),
]

/**
 * Who gives support and who gets it: three companies with twenty departments, forty operators, and so many customers of
 * three people each. Everybody who signs in has the same password, made for this run.
 */
export async function makeDesk(db: Database, { customers }: { customers: number }): Promise<void> {
  const { timeZone, weekly } = presetCalendar('weekdays8to18')
  const policy = SILENCE_PRESETS.totvs
  const calendarId = newId()
  const policyId = newId()
  await db.query(sql`
    with calendar as (
      insert into business_calendar (id, name, time_zone, weekly)
      values (${calendarId}, 'Horário comercial', ${timeZone}, ${sql.json(weekly)})
    ), policy as (
      insert into silence_policy (id, name, business_days, pending_days, pending_follows, validation_days,
        approval_days, approval_follows, reminder_days_before)
      values (${policyId}, 'Padrão', ${policy.businessDays}, ${policy.pendingDays}, ${policy.pendingFollows},
        ${policy.validationDays}, ${policy.approvalDays}, ${policy.approvalFollows},
        ${[...policy.reminderDaysBefore]}::int[])
    )
    insert into company (id, name, calendar_id, silence_policy_id)
    select uuidv7(), name, ${calendarId}, ${policyId} from unnest(${COMPANIES}::text[]) as name`)
  await db.query(sql`
    with made as (
      insert into department (id, company_id, name, position)
      select uuidv7(), company.id, d.name, d.n
      from unnest(${DEPARTMENTS}::text[]) with ordinality as d(name, n)
      join (select id, row_number() over (order by id) as n from company) as company on company.n = (d.n - 1) % 3 + 1
      returning id
    )
    insert into subject (id, department_id, level, name)
    select uuidv7(), made.id, 'type', type from made, unnest(array['Erro', 'Dúvida', 'Pedido', 'Instalação']) as type`)
  await addOperators(db)
  await addCustomers(db, customers)
}

async function addOperators(db: Database): Promise<void> {
  const passwordHash = await hash(PASSWORD)
  await db.query(sql`
    insert into operator (id, name, email, password_hash, role)
    select uuidv7(), (${FIRST_NAMES}::text[])[1 + n % ${FIRST_NAMES.length}] || ' ' || (${LAST_NAMES}::text[])[1 + n % ${LAST_NAMES.length}],
      (${OPERATORS}::text[])[1 + n], ${passwordHash}, case when n = 0 then 'supervisor' else 'agent' end
    from generate_series(0, ${OPERATORS.length - 1}::int) as n`)
}

async function addCustomers(db: Database, count: number): Promise<void> {
  const planId = newId()
  await db.query(sql`insert into plan (id, name) values (${planId}, 'Essencial')`)
  await db.query(sql`
    with company as (
      select id, row_number() over (order by id) as place from company
    ), customer as (
      insert into customer (id, company_id, code, name)
      select uuidv7(), company.id, n::text, (${TRADES}::text[])[1 + n % ${TRADES.length}] || ' '
        || (${LAST_NAMES}::text[])[1 + (n / 7) % ${LAST_NAMES.length}] || ' ' || n
      from generate_series(1, ${count}::int) as made(n) join company on company.place = n % 3 + 1
      returning id, code
    ), contract as (
      insert into contract (id, customer_id, plan_id, number, starts_on)
      select uuidv7(), id, ${planId}, 'C-' || code, '2024-01-01' from customer
    ), person as (
      select uuidv7() as id, customer.id as customer_id, customer.code::int * 3 + p as n, p
      from customer, generate_series(0, 2) as p
    ), contact as (
      insert into contact (id, name, email, mobile)
      select id, (${FIRST_NAMES}::text[])[1 + n % ${FIRST_NAMES.length}] || ' '
        || (${LAST_NAMES}::text[])[1 + (n / 11) % ${LAST_NAMES.length}],
        'pessoa' || n || '@exemplo.com.br', '+55119' || lpad(n::text, 8, '0')
      from person
    )
    insert into membership (contact_id, customer_id, authorised, administrator, sees_company)
    select id, customer_id, true, p = 0, p = 0 from person`)
  await db.query(sql.raw('analyze customer, contact, membership, contract'))
}
