import { contactsByEmail } from '../contact/identification.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../errors.ts'
import { codes } from '../secret/codes.ts'
import { type LimitName, throttles } from '../throttle/throttles.ts'
import type { Chat } from './chat.ts'
import { type Identified, identity } from './identity.ts'

/** A code to be mailed: only to the address on record. */
export type CodeToMail = { to: string; code: string }
export type CodeOutcome = Identified | 'wrong' | 'burnt' | 'expired'

const PURPOSE = 'chat.email'

/**
 * A code sent to the registered e-mail proves who is in the chat (R3). An address that nobody, or more than one
 * person, has gets a code as well, which is never sent: so nobody can find out who is registered.
 */
export function emailProof(deps: Deps) {
  const { db } = deps
  const secrets = codes({ ...deps, key: deps.secretKey })

  /** Null: nothing to mail. `too_many`: this chat asked for too many codes within the hour; nothing changes. */
  async function issueCode(chat: Chat, email: string): Promise<CodeToMail | 'too_many' | null> {
    if (await isOneTooMany('chat-code/chat', chat.id)) return 'too_many'
    const [contact, ...others] = await contactsByEmail(db, email)
    const owner = contact?.email && others.length === 0 ? { id: contact.id, email: contact.email } : null
    const data = { contactId: owner?.id ?? null }
    const code = await secrets.issue({ purpose: PURPOSE, subject: chat.id }, { data })
    // Many strangers may name the same person: their mailbox is spared, and nobody is told.
    if (!owner || (await isOneTooMany('chat-code/contact', owner.id))) return null
    return { to: owner.email, code }
  }

  /** Five tries, ten minutes, counted by the database. */
  async function linkByCode(chat: Chat, guess: string): Promise<CodeOutcome> {
    const checked = await secrets.check({ purpose: PURPOSE, subject: chat.id }, guess)
    if (checked.kind !== 'ok') return checked.kind
    const { contactId } = checked.data as { contactId: string | null }
    const contact = await db.first<{ id: string; name: string }>(
      sql`select id, name from contact where id = ${contactId} and active`,
    )
    return contact ? identity(deps).link(chat, contact, 'email') : 'wrong'
  }

  async function isOneTooMany(limit: LimitName, who: string): Promise<boolean> {
    try {
      await throttles({ db }).count(limit, who)
      return false
    } catch (error) {
      if (error instanceof Refused) return true
      throw error
    }
  }

  return { issueCode, linkByCode }
}
