import type { Database } from '../../engine/database/database.ts'
import { sql } from '../../engine/database/sql.ts'

/** The first person's id on the simulated Telegram; the others follow. */
export const FIRST_PERSON = 1_000_000

/** So many people who are known in their chats, each with one ticket that an operator works on. */
export async function makeCrowd(db: Database, people: number): Promise<void> {
  await db.query(sql`
    with operator as materialized (
      select array_agg(id order by email) as ids from operator
    ), place as materialized (
      select distinct on (company_id) company_id, d.id as department_id, s.id as subject_id
      from department d join subject s on s.department_id = d.id order by company_id, d.position, s.id
    ), person as materialized (
      select m.contact_id, m.customer_id, c.company_id, p.name, row_number() over (order by m.contact_id) - 1 as n
      from membership m join customer c on c.id = m.customer_id join contact p on p.id = m.contact_id
      order by m.contact_id limit ${people}
    ), linked as (
      insert into chat (id, channel, external_id, contact_id, customer_id, name, linked_at, linked_by)
      select uuidv7(), 'telegram', (${FIRST_PERSON} + n)::text, contact_id, customer_id, name, now(), 'invite'
      from person
    )
    insert into ticket (id, number, company_id, customer_id, contact_id, department_id, subject_id, title,
      description, channel, state, operator_id, opened_at, due_at, first_responded_at, updated_at)
    select uuidv7(), to_char(now(), 'YYYYMM') || '/' || lpad((500000 + n)::text, 7, '0'), company_id, customer_id, contact_id,
      department_id, subject_id, 'Erro ao emitir nota fiscal eletrônica', 'A nota é rejeitada com o código 539.',
      'telegram', 'in_progress', operator.ids[1 + n % cardinality(operator.ids)], now(), now() + interval '4 hours',
      now(), now()
    from person join place using (company_id), operator`)
  // Not the still empty tables: being told that they are empty, PostgreSQL would read them whole for a while.
  await db.query(sql.raw('analyze chat, ticket, membership, contact, customer'))
}
