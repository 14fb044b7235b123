import type { ContactActor } from '../actor.ts'
import { membershipOf } from '../actor.ts'
import { mustBeAllowed, mustSee } from '../administration/authority.ts'
import { checked } from '../administration/input.ts'
import { atomically, insertRow } from '../administration/rows.ts'
import { audit } from '../audit/audit.ts'
import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { Conflict, NotFound, Refused } from '../errors.ts'
import { type ColleagueInput, type Contact, newColleague } from './contact.ts'
import { mayKeepColleagues } from './policy.ts'

export type Colleague = { contactId: string; name: string; authorised: boolean; administrator: boolean }

/** A customer's administrator keeps its authorised contacts, from the chat (R2). */
export function colleagues(deps: Deps) {
  const { db } = deps
  const trail = audit(deps)

  /** Throws NotFound for a customer that is not the person's, Forbidden when they are not its administrator. */
  function mustKeep(actor: ContactActor, customerId: string): void {
    mustSee(membershipOf(actor, customerId) !== undefined, 'customer')
    mustBeAllowed(mayKeepColleagues(actor, customerId), 'only_customer_administrators')
  }

  async function colleaguesOf(actor: ContactActor, customerId: string): Promise<Colleague[]> {
    mustKeep(actor, customerId)
    return db.rows<Colleague>(sql`
      select contact.id as contact_id, contact.name, membership.authorised, membership.administrator
      from membership join contact on contact.id = membership.contact_id and contact.active
      where membership.customer_id = ${customerId}
      order by contact.name, contact.id
    `)
  }

  /**
   * Authorises somebody to open tickets. A person who is registered already (same phone or e-mail) is joined to the
   * customer as they are: what an administrator types never changes another person's own data.
   * Throws Conflict (`phone_and_email_differ`) when the two belong to different people.
   */
  async function includeColleague(
    actor: ContactActor,
    customerId: string,
    input: ColleagueInput,
  ): Promise<Colleague> {
    mustKeep(actor, customerId)
    const { name, email, phone } = checked(newColleague, input)
    return atomically(db, async (tx) => {
      const known = await tx.rows<Contact>(sql`
        select * from contact where active and (email = ${email} or phone = ${phone} or mobile = ${phone})
        limit 2
      `)
      if (known.length > 1) throw new Conflict('phone_and_email_differ')
      const contact = known[0] ?? (await insertRow<Contact>(tx, 'contact', { name, email, mobile: phone }))
      const { administrator } = await tx.one<{ administrator: boolean }>(sql`
        insert into membership (contact_id, customer_id, authorised) values (${contact.id}, ${customerId}, true)
        on conflict (contact_id, customer_id) do update set authorised = true
        returning administrator
      `)
      await recorded(tx, actor, 'included', customerId, contact)
      return { contactId: contact.id, name, authorised: true, administrator }
    })
  }

  /** Ends somebody's membership; their tickets stay. Throws Refused when it is the administrator's own. */
  async function removeColleague(actor: ContactActor, customerId: string, contactId: string): Promise<void> {
    mustKeep(actor, customerId)
    if (contactId === actor.id) throw new Refused('own_membership')
    await atomically(db, async (tx) => {
      const contact = await tx.first<Contact>(sql`
        delete from membership using contact
        where contact.id = membership.contact_id
          and membership.contact_id = ${contactId} and membership.customer_id = ${customerId}
        returning contact.*
      `)
      if (!contact) throw new NotFound('contact_not_found')
      await recorded(tx, actor, 'excluded', customerId, contact)
    })
  }

  function recorded(tx: Tx, actor: ContactActor, action: string, customerId: string, contact: Contact) {
    const { id: entityId, name } = contact
    return trail.record(tx, actor, { action, entity: 'contact', entityId, name, after: { customerId } })
  }

  return { colleaguesOf, includeColleague, removeColleague }
}
