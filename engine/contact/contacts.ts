import type { Actor } from '../actor.ts'
import {
  type Administering,
  companyOf,
  mustBeAllowed,
  mustSee,
  withinCompany,
} from '../administration/authority.ts'
import { checked, possibleId } from '../administration/input.ts'
import { type Basis, keeping } from '../administration/keeping.ts'
import type { Page } from '../administration/page.ts'
import { atomically } from '../administration/rows.ts'
import { customersInSight } from '../customer/policy.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { colleagues } from './colleagues.ts'
import {
  type Contact,
  type ContactInput,
  changedContact,
  type MembershipInput,
  type NewContactInput,
  newContact,
} from './contact.ts'
import { administratorsOf, contactsByEmail, contactsByPhone, membershipsOf } from './identification.ts'
import { invites } from './invites.ts'
import { contactChats } from './linked-chats.ts'
import { memberships } from './memberships.ts'
import { mayChangeContacts, mayReadContacts } from './policy.ts'
import { type ContactItem, type ContactSearch, searchContacts } from './search.ts'

export function contacts(deps: Deps) {
  const { db } = deps
  const kept = keeping<Contact>(deps, { entity: 'contact', nameOf: (contact) => contact.name })
  const members = memberships(deps)
  const chats = contactChats(deps)
  const links = invites(deps)

  /** Contacts by name, or those that fit the words: name (typos forgiven), e-mail, phone. */
  async function page(actor: Actor, search: ContactSearch = {}): Promise<Page<ContactItem>> {
    mustSee(mayReadContacts(actor), 'contact')
    return searchContacts(db, search, visibleTo(actor))
  }

  /** Throws NotFound for a contact none of whose customers belongs to the person's company. */
  async function find(actor: Actor, contactId: string): Promise<Contact & { basis: string }> {
    mustSee(mayReadContacts(actor), 'contact')
    const contact = await db.first<Contact & { basis: string }>(sql`
      select contact.*, contact.xmin::text as basis from contact
      where id = ${possibleId(contactId)} and ${visibleTo(actor)}
    `)
    if (!contact) throw new NotFound('contact_not_found')
    return contact
  }

  /**
   * Throws Forbidden when the contact also belongs to a company that is not the person's: who could change its phone
   * there could take its place.
   */
  async function findToChange(actor: Actor, contactId: string): Promise<Contact> {
    const contact = await find(actor, contactId)
    mustBeAllowed(mayChangeContacts(actor))
    const elsewhere = await db.first(sql`
      select from membership join customer on customer.id = membership.customer_id
      where membership.contact_id = ${contact.id} and not ${withinCompany(actor, sql`customer.company_id`)}
    `)
    mustBeAllowed(elsewhere === undefined, 'contact_of_other_companies')
    return contact
  }

  /** A new contact, with its first customer. */
  async function add(actor: Actor, input: NewContactInput): Promise<Contact> {
    mustBeAllowed(mayChangeContacts(actor))
    const { customerId, authorised, administrator, seesCompany, ...values } = checked(newContact, input)
    return atomically(db, async (tx) => {
      const contact = await kept.add(tx, actor, values)
      await members.join(tx, actor, contact, customerId, { authorised, administrator, seesCompany })
      return contact
    })
  }

  /** `active: false` ends what the person may do in every chat, at their next message. */
  async function change(
    actor: Actor,
    contactId: string,
    input: ContactInput,
    basis?: Basis,
  ): Promise<Contact> {
    await findToChange(actor, contactId)
    const values = checked(changedContact, input)
    return atomically(db, (tx) => kept.change(tx, actor, contactId, values, basis))
  }

  return {
    page,
    find,
    add,
    change,
    membershipsShown: async (actor: Actor, contactId: string) =>
      members.shown(actor, await find(actor, contactId)),
    /** Joins the contact to a customer, or changes what they may do for it. */
    setMembership: async (actor: Actor, contactId: string, customerId: string, input: MembershipInput = {}) =>
      members.set(actor, await find(actor, contactId), customerId, input),
    endMembership: async (actor: Actor, contactId: string, customerId: string) =>
      members.end(actor, await find(actor, contactId), customerId),
    chats: async (actor: Actor, contactId: string) => chats.of(await find(actor, contactId)),
    unlinkChat: async (actor: Actor, contactId: string, chatId: string) =>
      chats.unlink(actor, await findToChange(actor, contactId), chatId),
    /** A fresh deep-link token; see Invite. Throws Refused (`contact_inactive`). */
    invite: async (actor: Actor, contactId: string) =>
      links.invite(actor, await findToChange(actor, contactId)),
    pendingInvite: async (actor: Actor, contactId: string) => links.pending(await find(actor, contactId)),

    // What a chat asks, inside the transaction of its message.
    redeemInvite: links.redeemInvite,
    byPhone: (phone: string) => contactsByPhone(db, phone),
    byEmail: (email: string) => contactsByEmail(db, email),
    membershipsOf: (contactId: string) => membershipsOf(db, contactId),
    administratorsOf: (customerId: string) => administratorsOf(db, customerId),
    ...colleagues(deps),
  }
}

/** A limited operator knows the contacts of the customers that their company serves. */
function visibleTo(actor: Administering): Sql {
  if (companyOf(actor) === null) return sql`true`
  return sql`exists (
    select from membership join customer on customer.id = membership.customer_id
    where membership.contact_id = contact.id and ${customersInSight(actor)}
  )`
}
