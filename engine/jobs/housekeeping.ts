import type { Database } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'

const PAGE = 2_000

type HousekeepingDeps = Pick<Deps, 'log'> & { db: Database }

/**
 * What handled messages said is not needed after a week (the ticket has it). Their ids stay for a month, so that a
 * message delivered again is known; then the rows go.
 */
export async function forgetInboxPayloads({ db }: HousekeepingDeps): Promise<void> {
  await byPages(() =>
    db.query(sql`
      update inbox_message set payload = '{}' where id in (
        select id from inbox_message where state = 'done' and payload <> '{}'
          and processed_at between now() - interval '30 days' and now() - interval '7 days'
        limit ${PAGE}
      )`),
  )
  await byPages(() =>
    db.query(sql`
      delete from inbox_message where id in (
        select id from inbox_message where state = 'done' and processed_at < now() - interval '30 days' limit ${PAGE}
      )`),
  )
}

/**
 * What was delivered a month ago stays as a fact (the ticket's page shows it), without its words. What belongs to no
 * ticket and no atendimento goes.
 */
export async function forgetOutboxPayloads({ db }: HousekeepingDeps): Promise<void> {
  await byPages(() =>
    db.query(sql`
      delete from outbox_message where id in (
        select id from outbox_message
        where ticket_id is null and atendimento_id is null and state in ('sent', 'read', 'discarded', 'diverted') and created_at < now() - interval '30 days'
        limit ${PAGE}
      )`),
  )
  await byPages(() =>
    db.query(sql`
      update outbox_message set payload = '{"scrubbed": true}' where id in (
        select id from outbox_message
        where ticket_id is not null and state in ('sent', 'read', 'discarded', 'diverted') and not payload ? 'scrubbed'
          and created_at < now() - interval '30 days'
        limit ${PAGE}
      )`),
  )
}

/** By then it is sent or given up, and nobody asks any more whether it went. */
export async function forgetSendings({ db }: HousekeepingDeps): Promise<void> {
  await byPages(() =>
    db.query(sql`
      delete from channel_sending where (outbox_id, part) in (
        select outbox_id, part from channel_sending where begun_at < now() - interval '30 days' limit ${PAGE}
      )`),
  )
}

/** Mail is held while there is no mail server, but not for ever: after a week it would only confuse. */
export async function buryHeldMessages({ db, log }: HousekeepingDeps): Promise<void> {
  const buried = await byPages(() =>
    db.query(sql`
      update outbox_message set state = 'dead', error = 'held_too_long',
        payload = case when payload @> '{"sensitive": true}' then '{"scrubbed": true}' else payload end
      where id in (
        select id from outbox_message
        where state = 'queued' and attempts = 0 and created_at < now() - interval '7 days'
        limit ${PAGE}
        for update skip locked
      )`),
  )
  if (buried > 0) log.warn({ messages: buried }, 'messages that no channel took for a week were given up')
}

/** Small transactions, so that nobody waits for a clean-up. */
async function byPages(change: () => Promise<{ count: number }>): Promise<number> {
  for (let total = 0; ; ) {
    const { count } = await change()
    total += count
    if (count < PAGE) return total
  }
}
