import type { OperatorActor } from '../actor.ts'
import { atomically } from '../administration/rows.ts'
import { audit } from '../audit/audit.ts'
import { inviteLink } from '../contact/invite-link.ts'
import { newId } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import { NotFound } from '../errors.ts'
import type { AccountDeps } from '../operator/deps.ts'
import { links } from '../secret/links.ts'
import type { OperatorChat } from './operator-chat.ts'
import { STILL_LINKED } from './operator-chat.ts'

export const OPERATOR_LINK_MINUTES = 15

const PURPOSE = 'operator.chat'

/** `link` opens the operators' bot with the token; null while no bot has said its name. */
export type OperatorInvite = { token: string; link: string | null; expiresAt: Date }

/** An operator's chat is proven by a link from the panel, where they are signed in; and ended there. */
export function linking(deps: AccountDeps) {
  const { db, clock } = deps
  const trail = audit(deps)

  /** A link that works once, for a quarter of an hour; those before it are dead. */
  async function invite(actor: OperatorActor): Promise<OperatorInvite> {
    const lastsMs = OPERATOR_LINK_MINUTES * 60_000
    const token = await links(deps).issue({ purpose: PURPOSE, subject: actor.id }, { lastsMs })
    const expiresAt = new Date(clock.now().getTime() + lastsMs)
    return { token, link: await inviteLink(db, token, 'operators'), expiresAt }
  }

  /**
   * Uses the link up; the operator's earlier chat, and the chat's earlier operator, are let go. False for a link that is
   * unknown, used or expired, or of somebody who lost access.
   */
  function link(chat: { externalId: string; name: string | null }, token: string): Promise<boolean> {
    return atomically(db, async (tx) => {
      const used = await links({ db: tx, clock }).consume(PURPOSE, token)
      if (!used) return false
      const operator = await tx.first<{ id: string; name: string; sessionEpoch: number }>(sql`
        select id, name, session_epoch from operator where id = ${used.subject} and active`)
      if (!operator) return false
      await tx.query(sql`
        delete from operator_chat where operator_id = ${operator.id} or external_id = ${chat.externalId}`)
      await tx.query(sql`
        insert into operator_chat (id, operator_id, external_id, name, session_epoch, linked_at)
        values (${newId()}, ${operator.id}, ${chat.externalId}, ${chat.name}, ${operator.sessionEpoch},
          ${clock.now()})`)
      await record(tx, operator, 'linked')
      return true
    })
  }

  /** Nothing is told or taken in the chat any more. Throws NotFound when there is none. */
  function unlink(actor: OperatorActor): Promise<void> {
    return atomically(db, async (tx) => {
      const { count } = await tx.query(sql`delete from operator_chat where operator_id = ${actor.id}`)
      if (count === 0) throw new NotFound('operator_chat')
      await tx.query(sql`delete from held_notice where operator_id = ${actor.id}`)
      await links({ db: tx, clock }).revoke({ purpose: PURPOSE, subject: actor.id })
      await record(tx, actor, 'unlinked')
    })
  }

  /** The operator's chat, as long as it counts. */
  async function own(actor: OperatorActor): Promise<OperatorChat | null> {
    const chat = await db.first<OperatorChat>(sql`
      select h.id, h.name, h.linked_at, h.on_duty, h.dead_at, h.dead_reason
      from operator_chat h join operator on ${STILL_LINKED} where operator.id = ${actor.id}`)
    return chat ?? null
  }

  function record(tx: Tx, { id, name }: { id: string; name: string }, action: 'linked' | 'unlinked') {
    const by = { kind: 'operator', id, name } as OperatorActor
    return trail.record(tx, by, { action, entity: 'operator', entityId: id, name })
  }

  return { invite, link, unlink, own }
}
