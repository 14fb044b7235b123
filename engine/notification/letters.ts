import type { Actor } from '../actor.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'
import { Forbidden, NotFound, Refused } from '../errors.ts'
import { BELONGING } from '../history/belonging.ts'
import { addressIn } from '../whatsapp-number/place.ts'
import type { Enqueued } from './enqueue.ts'
import { type LetterCase, maySeeLetter, visibleLetters } from './policy.ts'

/** A message that did not reach its person. */
export type DeadLetter = {
  id: string
  channel: string
  to: string
  kind: string
  error: string
  attempts: number
  createdAt: Date
  ticketId: string | null
  atendimentoId: string | null
  /** The ticket's number, the atendimento's protocol. */
  number: string | null
  contact: string | null
  /** False when its words were wiped (a code): it cannot be sent again. */
  resendable: boolean
}

/** Dead letters: seen, really sent again, or put away. */
export function letters(db: Db, follow: (messages: readonly Enqueued[]) => void) {
  /** Newest first; `before` is the last id of the page before. */
  async function list(actor: Actor, { before, limit = 50 }: { before?: string; limit?: number } = {}) {
    if (actor.kind === 'contact') throw new Forbidden('outbox_letters')
    const after = before === undefined ? sql.empty : sql`and letter.id < ${checked(before)}::bigint`
    return db.rows<DeadLetter>(sql`
      select letter.id, letter.channel, ${addressIn(sql`letter.channel`, sql`letter.lane`)} as "to", letter.kind, letter.error, letter.attempts,
        letter.created_at, letter.ticket_id, letter.atendimento_id, coalesce(t.number, c.protocol) as number,
        contact.name as contact,
        not letter.payload ? 'scrubbed' as resendable
      from outbox_message as letter
      left join ticket t on t.id = letter.ticket_id
      left join atendimento c on c.id = letter.atendimento_id
      left join contact on contact.id = letter.contact_id
      where letter.state = 'dead' ${after} and ${visibleLetters(actor)}
      order by letter.id desc limit ${Math.min(limit, 200)}`)
  }

  /** Puts a dead letter back into its chat's line; throws Refused when its words are gone. */
  async function resend(actor: Actor, id: string): Promise<void> {
    const letter = await find(actor, id)
    if (letter.scrubbed) throw new Refused('outbox_scrubbed')
    const [again] = await db.rows<Enqueued>(sql`
      with queued as (
        update outbox_message set state = 'queued', attempts = 0, error = null, retry_at = null
        where id = ${id}::bigint and state = 'dead' and lane <> ''
        returning id, channel, lane, event_id
      ), audited as (${audit(actor, 'resend', id)})
      select id, channel, lane, event_id is null as live, true as queued, null as claimed from queued`)
    if (!again) throw new Refused('outbox_not_dead')
    afterCommit(() => follow([again]))
  }

  /** Nobody has to care for it any more. */
  async function discard(actor: Actor, id: string): Promise<void> {
    await find(actor, id)
    const { count } = await db.query(sql`
      with audited as (${audit(actor, 'discard', id)})
      update outbox_message set state = 'discarded' where id = ${id}::bigint and state = 'dead'`)
    if (count === 0) throw new Refused('outbox_not_dead')
  }

  async function find(actor: Actor, id: string): Promise<{ scrubbed: boolean }> {
    const letter = await db.first<LetterRow>(sql`
      select letter.payload ? 'scrubbed' as scrubbed, ${BELONGING}
      from outbox_message as letter
      left join ticket t on t.id = letter.ticket_id
      left join atendimento c on c.id = letter.atendimento_id
      where letter.id = ${checked(id)}::bigint`)
    if (!letter || !maySeeLetter(actor, letter)) throw new NotFound('outbox_message')
    return letter
  }

  function afterCommit(fn: () => void): void {
    if ('afterCommit' in db) db.afterCommit(fn)
    else fn()
  }

  return { letters: list, resend, discard }
}

type LetterRow = LetterCase & { scrubbed: boolean }

function checked(id: string): string {
  if (!/^\d{1,18}$/.test(id)) throw new NotFound('outbox_message')
  return id
}

function audit(actor: Actor, action: string, id: string): Sql {
  return sql`
    insert into audit_entry (operator_id, operator, action, entity, entity_id)
    select ${actor.id}::uuid, ${actor.name}, ${action}, 'outbox_message', ${id}
    where exists (select 1 from outbox_message where id = ${id}::bigint and state = 'dead')`
}
