import { z } from 'zod'
import type { Actor, Membership } from '../actor.ts'
import {
  type Administering,
  isStaff,
  mustBeAllowed,
  mustSee,
  withinCompany,
} from '../administration/authority.ts'
import { checked, invalid, possibleId } from '../administration/input.ts'
import { atomically } from '../administration/rows.ts'
import { audit } from '../audit/audit.ts'
import { includesWhatsapp } from '../contract/includes-whatsapp.ts'
import { customersInSight } from '../customer/policy.ts'
import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { type Contact, type MembershipInput, membershipFields } from './contact.ts'
import { mayChangeContacts } from './policy.ts'

type Rights = Pick<Membership, 'authorised' | 'administrator' | 'seesCompany'>

/** What a contact may do for a customer, as the panel shows it. */
export type ShownMembership = Membership & {
  customer: string
  company: string
  customerActive: boolean
  /** Whether a contract of the customer includes WhatsApp today (R6). */
  whatsapp: boolean
}

export function memberships(deps: Deps) {
  const { db, clock } = deps
  const trail = audit(deps)

  /** The contact's customers that this person may know of. */
  async function shown(actor: Actor, contact: Contact): Promise<ShownMembership[]> {
    mustSee(isStaff(actor), 'contact')
    return db.rows<ShownMembership>(sql`
      select membership.*, customer.name as customer, customer.active as customer_active,
        company.id as company_id, company.name as company,
        ${includesWhatsapp(sql`${clock.now()}::timestamptz`)} as whatsapp
      from membership
      join customer on customer.id = membership.customer_id
      join company on company.id = customer.company_id
      where membership.contact_id = ${contact.id} and ${customersInSight(actor)}
      order by customer.name, customer.id
    `)
  }

  /** Joins the contact to a customer, or changes what they may do for it. Whoever administers is authorised too. */
  async function set(
    actor: Actor,
    contact: Contact,
    customerId: string,
    input: MembershipInput,
  ): Promise<void> {
    mustBeAllowed(mayChangeContacts(actor))
    const rights = checked(z.strictObject(membershipFields), input)
    await atomically(db, (tx) => join(tx, actor, contact, customerId, rights))
  }

  async function join(tx: Tx, actor: Administering, contact: Contact, customerId: string, wanted: Rights) {
    const rights = { ...wanted, authorised: wanted.authorised || wanted.administrator }
    const { authorised, administrator, seesCompany } = rights
    const customer = await tx.first<{ name: string }>(sql`
      select name from customer where id = ${possibleId(customerId)} and ${withinCompany(actor, sql`company_id`)}
    `)
    if (!customer) throw invalid('customerId', 'unknown_choice')
    tx.hold(`membership ${contact.id} ${customerId}`)
    const before = await tx.first<Rights>(sql`
      select authorised, administrator, sees_company from membership
      where contact_id = ${contact.id} and customer_id = ${customerId} for update
    `)
    await tx.query(sql`
      insert into membership (contact_id, customer_id, authorised, administrator, sees_company)
      values (${contact.id}, ${customerId}, ${authorised}, ${administrator}, ${seesCompany})
      on conflict (contact_id, customer_id) do update
        set authorised = ${authorised}, administrator = ${administrator}, sees_company = ${seesCompany}
    `)
    await trail.record(tx, actor, {
      action: before ? 'changed' : 'joined',
      ...about(contact),
      before: before ? { ...before, customer: customer.name } : null,
      after: { ...rights, customer: customer.name },
    })
  }

  async function end(actor: Actor, contact: Contact, customerId: string): Promise<void> {
    mustBeAllowed(mayChangeContacts(actor))
    await atomically(db, async (tx) => {
      const before = await tx.first<Rights & { customer: string }>(sql`
        delete from membership using customer
        where customer.id = membership.customer_id and ${withinCompany(actor, sql`customer.company_id`)}
          and contact_id = ${contact.id} and customer_id = ${possibleId(customerId)}
        returning authorised, administrator, sees_company, customer.name as customer
      `)
      if (!before) throw new NotFound('customer_not_found')
      await trail.record(tx, actor, { action: 'left', ...about(contact), before })
    })
  }

  return { shown, set, join, end }
}

function about(contact: Contact) {
  return { entity: 'contact', entityId: contact.id, name: contact.name }
}
