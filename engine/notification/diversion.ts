import { atomically } from '../administration/rows.ts'
import type { Tx } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { numberIn, placeIn } from '../whatsapp-number/place.ts'
import type { Channel } from './channel.ts'
import { instead, type Unsaid, type Way, waysInstead } from './fallback.ts'
import type { Send } from './recipients.ts'

/** Channels that may be away for long while others work. */
const LEAVING: readonly Channel['name'][] = ['whatsapp']
const AT_ONCE = 200
/** After a day nobody can say any more whether it went: better said twice than never. */
const UNASKED_MS = 24 * 3_600_000

type Overdue = Unsaid & { awayMs: number }

type DiversionDeps = Pick<Deps, 'db' | 'clock' | 'config' | 'log'> & { send: Send }

/**
 * Notices that waited too long for a channel that is away go by the contact's next one (R87), and never by both: what
 * was begun stays where it is, and is asked about when the channel is back. Answers in a conversation stay as well: they
 * make sense only where the question was put.
 */
export async function divertNotices(deps: DiversionDeps): Promise<void> {
  await buryAnswers(deps)
  for (const channel of LEAVING)
    for (let after: string | null = '0'; after !== null; ) after = await divertPage(deps, channel, after)
}

/** Answers by a number that was removed reach nobody any more, and make no sense elsewhere. */
async function buryAnswers({ db }: Pick<DiversionDeps, 'db'>): Promise<void> {
  await db.query(sql`
    update outbox_message as message set state = 'dead', error = 'number_removed', claimed_until = null, retry_at = null
    where channel = 'whatsapp' and event_id is null and strpos(lane, '/') > 0
      and (state = 'queued' or (state = 'sending' and claimed_until < now()))
      and not exists (select 1 from whatsapp_number where id::text = ${numberIn(sql`message.lane`)})`)
}

/** Those after an id; answers after which to go on, null at the end. */
function divertPage(deps: DiversionDeps, channel: Channel['name'], after: string): Promise<string | null> {
  const { db, log, send } = deps
  return atomically(db, async (tx) => {
    const waiting = await overdue(tx, channel, after, deps.clock.now())
    const begun = await begunAmong(tx, waiting)
    let diverted = 0
    for (const notice of waiting) {
      const reached = begun.get(notice.id)
      if (reached === 'acknowledged' || (reached === 'begun' && notice.awayMs < UNASKED_MS)) continue
      const way = wayFor(await waysInstead(tx, channel, notice), { hasMail: deps.config.mail !== null })
      if (!way) continue
      await tx.query(sql`
        update outbox_message set state = 'diverted', diverted_to = ${way.channel}, claimed_until = null, retry_at = null
        where id = ${notice.id}`)
      if (way.told === null) await send(tx, [await instead(tx, way, notice)])
      diverted += 1
    }
    if (diverted > 0)
      log.warn({ channel, notices: diverted }, 'notices go by another channel: theirs is away for too long')
    return waiting.length < AT_ONCE ? null : waiting.at(-1)!.id
  })
}

/**
 * Notices that waited for as long as the company of their case wants, locked: their number is away, because it says so
 * of itself, or because nobody drives it, which is what a machine leaves that died, or because it was removed; or it may send no
 * more today.
 */
function overdue(tx: Tx, channel: Channel['name'], after: string, now: Date): Promise<Overdue[]> {
  return tx.rows<Overdue>(sql`
    select message.id, message.contact_id, message.ticket_id, message.atendimento_id, message.event_id, message.kind,
      message.payload, coalesce(extract(epoch from ${now}::timestamptz - away.since) * 1000, 0)::float8 as away_ms
    from outbox_message as message
    cross join lateral (select ${numberIn(sql`message.lane`)} as number, ${placeIn(sql`message.lane`)} as place) as by
    left join channel_status status on status.channel = by.place
    left join lease on lease.name = by.place and lease.expires_at < clock_timestamp()
    cross join lateral (
      select coalesce(status.closed_since, lease.expires_at, case
        when by.number is not null and not exists (select 1 from whatsapp_number where id::text = by.number)
        then message.created_at end) as since
    ) as away
    left join ticket on ticket.id = message.ticket_id
    left join atendimento on atendimento.id = message.atendimento_id
    join company on company.id = coalesce(ticket.company_id, atendimento.company_id)
    where message.channel = ${channel} and message.id > ${after}::bigint and message.event_id is not null
      and (message.state = 'queued' or (message.state = 'sending' and message.claimed_until < now()))
      and (away.since <= ${now}::timestamptz - company.divert_minutes * interval '1 minute'
        or (message.error = 'daily_cap' and message.created_at <= now() - company.divert_minutes * interval '1 minute'))
    order by message.id limit ${AT_ONCE}
    for update of message skip locked`)
}

/** How far each came on its own channel. Asked after they are locked: from then on no other is begun. */
async function begunAmong(
  tx: Tx,
  notices: readonly Unsaid[],
): Promise<Map<string, 'begun' | 'acknowledged'>> {
  const rows = await tx.rows<{ outboxId: string; reached: 'begun' | 'acknowledged' }>(sql`
    select outbox_id, case when bool_or(acknowledged_at is not null) then 'acknowledged' else 'begun' end as reached
    from channel_sending where outbox_id = any(${notices.map(({ id }) => id)}::bigint[]) group by outbox_id`)
  return new Map(rows.map(({ outboxId, reached }) => [outboxId, reached]))
}

/** Where the event was told of already, else the first that was not tried. What is still on its way is waited for. */
function wayFor(ways: readonly Way[], { hasMail }: { hasMail: boolean }): Way | null {
  const told = ways.find(({ told }) => told === 'sent' || told === 'read')
  if (told) return told
  if (ways.some(({ told }) => told === 'queued' || told === 'sending')) return null
  return ways.find((way) => way.told === null && (way.channel !== 'email' || hasMail)) ?? null
}
