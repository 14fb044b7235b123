import type { Actor, ChannelName } from '../actor.ts'
import { mustBeAllowed } from '../administration/authority.ts'
import { possibleId } from '../administration/input.ts'
import { atomically } from '../administration/rows.ts'
import { audit } from '../audit/audit.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { addressIn } from '../whatsapp-number/place.ts'
import type { Contact } from './contact.ts'
import { mayChangeContacts } from './policy.ts'

/** A chat whose person was proven to be the contact. `deadAt`: it cannot be reached any more, and why. */
export type LinkedChat = {
  id: string
  channel: ChannelName
  externalId: string
  name: string | null
  linkedAt: Date | null
  linkedBy: string | null
  deadAt: Date | null
  deadReason: string | null
  lastSeenAt: Date | null
}

export function contactChats(deps: Deps) {
  const { db } = deps
  const trail = audit(deps)

  async function of(contact: Contact): Promise<LinkedChat[]> {
    return db.rows<LinkedChat>(sql`
      select id, channel, ${addressIn(sql`channel`, sql`external_id`)} as external_id, name, linked_at, linked_by, dead_at, dead_reason, last_seen_at
      from chat where contact_id = ${contact.id}
      order by dead_at is not null, linked_at desc nulls last, id
    `)
  }

  /** Nothing of the contact is shown in this chat any more; a half-filled ticket in it is forgotten. */
  async function unlink(actor: Actor, contact: Contact, chatId: string): Promise<void> {
    mustBeAllowed(mayChangeContacts(actor))
    await atomically(db, async (tx) => {
      const chat = await tx.first<{ channel: string; name: string | null }>(sql`
        update chat set contact_id = null, customer_id = null, linked_at = null, linked_by = null
        where id = ${possibleId(chatId)} and contact_id = ${contact.id}
        returning channel, name
      `)
      if (!chat) throw new NotFound('chat_not_found')
      await tx.query(sql`delete from conversation where chat_id = ${chatId}`)
      await trail.record(tx, actor, {
        action: 'unlinked',
        entity: 'contact',
        entityId: contact.id,
        name: contact.name,
        before: chat,
      })
    })
  }

  return { of, unlink }
}
