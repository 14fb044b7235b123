import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '../actor.ts'
import { mustBeAllowed } from '../administration/authority.ts'
import { atomically } from '../administration/rows.ts'
import { audit } from '../audit/audit.ts'
import { newId } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../errors.ts'
import type { Contact } from './contact.ts'
import { inviteLink, whatsappInviteLink } from './invite-link.ts'
import { mayChangeContacts } from './policy.ts'

export const INVITE_DAYS = 7

/** `token` is the only copy: the database keeps its hash. It fits Telegram's `?start=` (43 letters, digits, - and _).
 * `link` opens the customers' bot with it; null while no bot has said its name. */
export type Invite = {
  token: string
  link: string | null
  /** The same on WhatsApp, for whom that is and while it works. */
  whatsapp: string | null
  expiresAt: Date
}

export type Redeemed =
  | { ok: true; contact: Contact }
  | { ok: false; reason: 'unknown' | 'used' | 'expired' | 'inactive' }

/** The link that proves who opens a chat (R3): single use, expires, and a new one ends those before it. */
export function invites(deps: Deps) {
  const { db, clock } = deps
  const trail = audit(deps)

  async function invite(actor: Actor, contact: Contact): Promise<Invite> {
    mustBeAllowed(mayChangeContacts(actor))
    if (!contact.active) throw new Refused('contact_inactive')
    const token = randomBytes(32).toString('base64url')
    const now = clock.now()
    const expiresAt = new Date(now.getTime() + INVITE_DAYS * DAY)
    return atomically(db, async (tx) => {
      await tx.query(sql`
        update invite set expires_at = ${now}
        where contact_id = ${contact.id} and used_at is null and expires_at > ${now}
      `)
      await tx.query(sql`
        insert into invite (id, contact_id, hash, expires_at, created_by_id, created_at)
        values (${newId()}, ${contact.id}, ${hashOf(token)}, ${expiresAt}, ${actor.id}, ${now})
      `)
      await trail.record(tx, actor, {
        action: 'invited',
        entity: 'contact',
        entityId: contact.id,
        name: contact.name,
        after: { expiresAt },
      })
      const whatsapp = await whatsappInviteLink({ db: tx, clock }, contact.id, token)
      return { token, link: await inviteLink(tx, token), whatsapp, expiresAt }
    })
  }

  /** Uses the invite up. Of two that come at once one wins; the token of an invite never works twice. */
  async function redeemInvite(token: string): Promise<Redeemed> {
    const now = clock.now()
    const used = await db.first<{ contactId: string }>(sql`
      update invite set used_at = ${now}
      from contact
      where invite.hash = ${hashOf(token)} and invite.used_at is null and invite.expires_at > ${now}
        and contact.id = invite.contact_id and contact.active
      returning invite.contact_id
    `)
    if (!used) return { ok: false, reason: await whyNot(token) }
    const contact = await db.one<Contact>(sql`select * from contact where id = ${used.contactId}`)
    return { ok: true, contact }
  }

  async function whyNot(token: string): Promise<'unknown' | 'used' | 'expired' | 'inactive'> {
    const invite = await db.first<{ usedAt: Date | null; expiresAt: Date }>(
      sql`select used_at, expires_at from invite where hash = ${hashOf(token)}`,
    )
    if (!invite) return 'unknown'
    if (invite.usedAt) return 'used'
    return invite.expiresAt <= clock.now() ? 'expired' : 'inactive'
  }

  /** When the invite that waits to be used expires; null when none does. */
  async function pending(contact: Contact): Promise<Date | null> {
    const invite = await db.first<{ expiresAt: Date }>(sql`
      select expires_at from invite
      where contact_id = ${contact.id} and used_at is null and expires_at > ${clock.now()}
      order by expires_at desc limit 1
    `)
    return invite?.expiresAt ?? null
  }

  return { invite, redeemInvite, pending }
}

const DAY = 86_400_000

/** The token has 256 random bits: nothing to guess, so a fast hash will do. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
