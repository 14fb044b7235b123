import type { Membership } from '../actor.ts'
import { optionalEmail } from '../administration/input.ts'
import { sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'
import type { Contact } from './contact.ts'
import { parsePhone } from './phone.ts'

/**
 * The active contacts a proven phone number belongs to (R3), as the channel tells it (`5511987654321`) or as people
 * write it. More than one when colleagues share a line: then the number alone proves nothing.
 */
export async function contactsByPhone(db: Db, phone: string): Promise<Contact[]> {
  // Channels leave the plus out; without it a foreign number would be read as a Brazilian one.
  const number = parsePhone(/^\d{11,15}$/.test(phone) && !parsePhone(phone) ? `+${phone}` : phone)
  if (!number) return []
  return db.rows<Contact>(
    sql`select * from contact where active and (phone = ${number} or mobile = ${number}) order by id limit 5`,
  )
}

/** The active contacts with this address; capitals do not matter. The address itself must still be proven by a code. */
export async function contactsByEmail(db: Db, email: string): Promise<Contact[]> {
  const address = optionalEmail().safeParse(email)
  if (!address.success || !address.data) return []
  return db.rows<Contact>(
    sql`select * from contact where active and email = ${address.data} order by id limit 5`,
  )
}

/** The customers a contact speaks for, as its actor carries them: active customers of active companies only. */
export async function membershipsOf(
  db: Db,
  contactId: string,
): Promise<(Membership & { customer: string })[]> {
  return db.rows(sql`
    select membership.customer_id, customer.company_id, customer.name as customer,
      membership.authorised, membership.administrator, membership.sees_company
    from membership
    join customer on customer.id = membership.customer_id and customer.active
    join company on company.id = customer.company_id and company.active
    join contact on contact.id = membership.contact_id and contact.active
    where membership.contact_id = ${contactId}
    order by customer.name, customer.id
  `)
}

/** Whom an unauthorised contact is told to ask (R2): names of the customer's administrators. */
export async function administratorsOf(db: Db, customerId: string): Promise<string[]> {
  const rows = await db.rows<{ name: string }>(sql`
    select contact.name from membership join contact on contact.id = membership.contact_id and contact.active
    where membership.customer_id = ${customerId} and membership.administrator
    order by contact.name
    limit 5
  `)
  return rows.map((row) => row.name)
}
