import type { ContactActor } from '../actor.ts'
import { contactsByPhone, membershipsOf } from '../contact/identification.ts'
import { invites } from '../contact/invites.ts'
import { includesWhatsapp } from '../contract/includes-whatsapp.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import type { Chat, Proof } from './chat.ts'

export type Identified = { contactId: string; name: string }

/** Who is behind a chat: proven, never believed (R3). Linking again moves the chat to the person proven last. */
export function identity(deps: Deps) {
  const { db, clock } = deps

  /** Uses the invite up. Null for one that is unknown, used, expired or of somebody inactive. */
  async function linkByInvite(chat: Chat, token: string): Promise<Identified | null> {
    const redeemed = await invites(deps).redeemInvite(token)
    return redeemed.ok ? link(chat, redeemed.contact, 'invite') : null
  }

  /**
   * A number that the channel vouches to be the sender's own. One that several contacts share proves none of them,
   * and looks like an unknown one: `several` is only for asking for the e-mail instead. `isGated`: whose plan does not
   * include the channel stays unknown (R6).
   */
  async function linkByPhone(
    chat: Chat,
    phone: string,
    { isGated = false } = {},
  ): Promise<Identified | 'unknown' | 'several'> {
    const [contact, ...others] = await contactsByPhone(db, phone)
    if (!contact) return 'unknown'
    if (others.length > 0) return 'several'
    if (isGated && !(await hasWhatsapp(contact.id))) return 'unknown'
    return link(chat, contact, 'phone')
  }

  async function hasWhatsapp(contactId: string): Promise<boolean> {
    const found = await db.first(sql`
      select 1 from membership
      join customer on customer.id = membership.customer_id and customer.active
      join company on company.id = customer.company_id and company.active
      where membership.contact_id = ${contactId} and ${includesWhatsapp(sql`${clock.now()}::timestamptz`)} limit 1`)
    return found !== undefined
  }

  async function link(chat: Chat, contact: { id: string; name: string }, proof: Proof): Promise<Identified> {
    await db.query(sql`
      with forgotten as (
        delete from conversation using chat
        where chat.id = ${chat.id} and conversation.chat_id = chat.id and chat.contact_id <> ${contact.id}
      )
      update chat set contact_id = ${contact.id}, linked_at = ${clock.now()}, linked_by = ${proof},
        customer_id = case when contact_id = ${contact.id} then customer_id end
      where id = ${chat.id}`)
    return { contactId: contact.id, name: contact.name }
  }

  /** From now on the chat is a stranger's: nothing of the customer is shown or sent there. */
  async function unlink(chat: Chat): Promise<void> {
    await db.query(sql`
      with forgotten as (delete from conversation where chat_id = ${chat.id})
      update chat set contact_id = null, customer_id = null, linked_at = null, linked_by = null
      where id = ${chat.id}`)
  }

  /** The person proven to be behind a chat; null for a stranger's. */
  async function personIn(chatId: string): Promise<ContactActor | null> {
    const found = await db.first<Pick<ContactActor, 'id' | 'name' | 'channel'>>(sql`
      select contact.id, contact.name, chat.channel
      from chat join contact on contact.id = chat.contact_id and contact.active where chat.id = ${chatId}`)
    if (!found) return null
    const memberships = (await membershipsOf(db, found.id)).map(
      ({ customer: _, ...membership }) => membership,
    )
    return { kind: 'contact', ...found, chatId, memberships }
  }

  return { linkByInvite, linkByPhone, link, unlink, personIn }
}
