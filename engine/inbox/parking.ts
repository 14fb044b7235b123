import type { Actor } from '../actor.ts'
import type { Database } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import { Forbidden, NotFound } from '../errors.ts'
import { addressIn } from '../whatsapp-number/place.ts'
import { maySeeParked } from './policy.ts'

export type ParkedMessage = {
  id: string
  channel: string
  lane: string
  attempts: number
  error: string
  receivedAt: Date
}

/** Messages set aside because handling them failed again and again: shown to administrators, and run again. */
export function parking(db: Database, kick: (channel: string, lane: string) => void) {
  return {
    /** Newest first; `before` is the last id of the page before. */
    async parked(actor: Actor, { before, limit = 50 }: { before?: string; limit?: number } = {}) {
      if (!maySeeParked(actor)) throw new Forbidden('inbox_parked')
      return db.rows<ParkedMessage>(sql`
        select id, channel, ${addressIn(sql`channel`, sql`lane`)} as lane, attempts, error, received_at from inbox_message
        where state = 'parked' and (${before ?? null}::bigint is null or id < ${before ?? null}::bigint)
        order by id desc limit ${Math.min(limit, 200)}`)
    },

    /** Puts a parked message back, before everything that still waits in its lane. */
    async retry(actor: Actor, id: string): Promise<void> {
      if (!maySeeParked(actor) || !/^\d{1,18}$/.test(id)) throw new NotFound('inbox_message')
      const message = await db.first<{ channel: string; lane: string }>(sql`
        with put_back as (
          update inbox_message set state = 'waiting', attempts = 0, retry_at = null
          where id = ${id}::bigint and state = 'parked'
          returning id, channel, lane
        ), audited as (
          insert into audit_entry (operator_id, operator, action, entity, entity_id, name)
          select ${actor.id}::uuid, ${actor.name}, 'retry', 'inbox_message', id::text, channel from put_back
        )
        select channel, lane from put_back`)
      if (!message) throw new NotFound('inbox_message')
      kick(message.channel, message.lane)
    },
  }
}
