import { SYSTEM } from '../actor.ts'
import type { Clock } from '../database/clock.ts'
import type { Database } from '../database/database.ts'
import { type Sql, sql } from '../database/sql.ts'
import { instantNow, instantThen, TIME_ZONE_RULES, wallTime } from '../sla/wall-time.ts'
import { lockTicket } from './row.ts'

type Deadline = { id: string; name: string; dueAt: Date; local: string | null; timeZone: string }
/** A deadline as it was read, and as it is by the rules of today. */
type Recounted = { id: string; name: string; was: Date; dueAt: Date; local: string }

/**
 * After the rules of time zones changed (they come with Node; Brazil gave up daylight saving half a year ahead): what
 * open tickets are due at keeps the wall time that people were told. Where that is another instant now, it moves, and
 * the history tells of it, once however often and wherever this runs. Never back to rules older than those a deadline
 * was counted by. Answers how many tickets have moved.
 */
export async function followTimeZoneRules(
  { db, clock }: { db: Database; clock: Clock },
  rules = TIME_ZONE_RULES,
): Promise<number> {
  const now = clock.now()
  let moved = 0
  for (let last = FIRST; ; ) {
    const page = await db.rows<{ id: string }>(ticketsCountedBefore(rules, last))
    const ids = page.map(({ id }) => id)
    const deadlines = await db.rows<Deadline>(deadlinesCountedBefore(rules, ids))
    const recounted = deadlines.map((deadline) => recount(deadline, now))
    await db.query(kept(recounted.filter(isSame), rules))
    const moving = recounted
      .filter((deadline) => !isSame(deadline))
      .sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime())
    for (const id of new Set(moving.map(({ id }) => id))) {
      const own = moving.filter((deadline) => deadline.id === id)
      if (await move(db, id, own, rules, now)) moved++
    }
    if (page.length < PAGE) return moved
    last = ids.at(-1) ?? last
  }
}

const PAGE = 500
const FIRST = '00000000-0000-0000-0000-000000000000'

/** What has passed, and what was put off since it was counted, stays where it is. */
function recount({ id, name, dueAt: was, local, timeZone }: Deadline, now: Date): Recounted {
  const isAsCounted = local !== null && instantThen(local).getTime() === was.getTime()
  const dueAt = isAsCounted && was > now ? instantNow(local) : was
  return { id, name, was, dueAt, local: wallTime(dueAt, timeZone) }
}

function isSame({ was, dueAt }: Recounted): boolean {
  return was.getTime() === dueAt.getTime()
}

/** False when all of them were changed by somebody since they were read: then they are counted by today's rules. */
function move(db: Database, id: string, own: Recounted[], rules: string, at: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    const { state } = await lockTicket(tx, id)
    const { names } = await tx.one<{ names: string[] }>(kept(own, rules))
    const deadlines = own
      .filter(({ name }) => names.includes(name))
      .map(({ name, was, dueAt }) => ({ name, was, now: dueAt }))
    if (deadlines.length === 0) return false
    await tx.query(sql`
      insert into event (entity, entity_id, type, "from", "to", actor_kind, actor_id, actor, channel, data, at)
      values ('ticket', ${id}, 'followRules', ${state}, ${state}, ${SYSTEM.kind}, ${SYSTEM.id}, ${SYSTEM.name},
        ${SYSTEM.channel}, ${sql.json({ rules, deadlines })}, ${at})`)
    return true
  })
}

/** Writes what nobody changed since it was read, and answers its names. Until its first answer a ticket has no timers. */
function kept(recounted: Recounted[], rules: string): Sql {
  return sql`
    with item as (
      select * from ${sql.unnest(recounted, { id: 'uuid', name: 'text', was: 'timestamptz', dueAt: 'timestamptz', local: 'text' })}
    ), timers as (
      update timer set due_at = item.due_at, local = item.local, rules = ${rules} from item
      where entity = 'ticket' and entity_id = item.id and timer.name = item.name and timer.due_at = item.was
      returning timer.name
    ), closing as (
      update ticket set closes_at = item.due_at from item
      where ticket.id = item.id and item.name = 'silence' and closes_at = item.was and item.was <> item.due_at
    ), first as (
      update ticket set due_at = item.due_at, due_local = item.local, due_rules = ${rules} from item
      where ticket.id = item.id and item.name = 'due' and ticket.due_at = item.was
      returning item.name
    )
    select array(select name from timers union all select name from first) as names`
}

function ticketsCountedBefore(rules: string, last: string): Sql {
  return sql`
    (select distinct entity_id as id from timer
      where entity = 'ticket' and entity_id > ${last} and (rules is null or rules < ${rules})
      order by 1 limit ${PAGE})
    union
    (select id from ticket where id > ${last} and ${UNANSWERED} and (due_rules is null or due_rules < ${rules})
      order by id limit ${PAGE})
    order by id limit ${PAGE}`
}

function deadlinesCountedBefore(rules: string, ids: readonly string[]): Sql {
  return sql`
    with deadline as (
      select entity_id as id, name, due_at, local from timer
      where entity = 'ticket' and entity_id = any(${ids}::uuid[]) and (rules is null or rules < ${rules})
      union all
      select id, 'due', due_at, due_local from ticket
      where id = any(${ids}::uuid[]) and ${UNANSWERED} and (due_rules is null or due_rules < ${rules})
    )
    select deadline.*, b.time_zone from deadline
    join ticket t on t.id = deadline.id
    join company c on c.id = t.company_id
    join department d on d.id = t.department_id
    join business_calendar b on b.id = coalesce(d.calendar_id, c.calendar_id)`
}

const UNANSWERED = sql.raw('due_at is not null and first_responded_at is null and closed_at is null')
