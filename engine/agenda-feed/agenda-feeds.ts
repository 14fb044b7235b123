import type { OperatorActor } from '../actor.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { hashOfToken, newToken } from '../secret/keyed-hash.ts'
import { serviceOrderWords } from '../service-order/words.ts'
import { languageOf, texts } from '../text.ts'
import { type CalendarEvent, calendarText } from './ical.ts'

const DAYS_BACK = 30
const DAYS_AHEAD = 365

type Feed = { operatorId: string; name: string; language: string; timeZone: string | null }

type Visit = {
  id: string
  version: number
  number: string
  state: 'scheduled' | 'in_execution' | 'closed'
  type: string
  from: Date
  until: Date
  updatedAt: Date
  address: string | null
  customer: string
  reportedDefect: string
}

/** A technician's visits for the calendar of their telephone, behind an address that only they were told. */
export function agendaFeeds({ db, clock, config }: Pick<Deps, 'db' | 'clock' | 'config'>) {
  return {
    /** A new secret for the address; the one before is worth nothing from now on. Only its hash is kept. */
    async issue({ id }: OperatorActor): Promise<string> {
      const token = newToken()
      await db.query(sql`
        insert into agenda_feed (operator_id, hash, created_at) values (${id}, ${hashOfToken(token)}, ${clock.now()})
        on conflict (operator_id) do update set hash = excluded.hash, created_at = excluded.created_at`)
      return token
    },

    async revoke({ id }: OperatorActor): Promise<void> {
      await db.query(sql`delete from agenda_feed where operator_id = ${id}`)
    },

    /** Since when there is an address; null when there is none. */
    async since({ id }: OperatorActor): Promise<Date | null> {
      const feed = await db.first<{ createdAt: Date }>(
        sql`select created_at from agenda_feed where operator_id = ${id}`,
      )
      return feed?.createdAt ?? null
    },

    /** The calendar behind the address. Throws NotFound for one that was revoked, or is of somebody who left. */
    async read(token: string): Promise<string> {
      const feed = await db.first<Feed>(sql`
        select f.operator_id, o.name, o.language, c.time_zone from agenda_feed f
        join operator o on o.id = f.operator_id and o.active left join company c on c.id = o.company_id
        where f.hash = ${hashOfToken(token)}`)
      if (!feed) throw new NotFound('agenda_feed')
      const language = languageOf(feed.language)
      const visits = await visitsOf(feed.operatorId)
      return calendarText(
        { name: words(language).name(feed.name), timeZone: feed.timeZone ?? config.timeZone },
        visits.map((visit) => eventOf(visit, language, config.publicUrl)),
      )
    },
  }

  /** The nearest thousand, from a month ago to a year ahead. */
  function visitsOf(operatorId: string): Promise<Visit[]> {
    const now = clock.now()
    return db.rows<Visit>(sql`
      select s.id, s.version, s.number, s.state, k.name as type, s.scheduled_from as "from",
        s.scheduled_until as until, s.updated_at, s.address, u.name as customer,
        left(s.reported_defect, 1000) as reported_defect
      from service_order s
      join service_order_type k on k.id = s.type_id
      join customer u on u.id = s.customer_id
      where s.technician_id = ${operatorId} and s.state in ('scheduled', 'in_execution', 'closed')
        and s.scheduled_from > ${now}::timestamptz - ${DAYS_BACK} * interval '1 day'
        and s.scheduled_from < ${now}::timestamptz + ${DAYS_AHEAD} * interval '1 day'
      order by s.scheduled_from, s.id limit 1000`)
  }
}

const words = texts({
  pt: { name: (technician: string) => `Ordens de serviço · ${technician}` },
  en: { name: (technician: string) => `Service orders · ${technician}` },
})

/** Where to go and what for; neither document nor telephone nor account of the customer. */
function eventOf(visit: Visit, language: 'pt' | 'en', publicUrl: URL | null): CalendarEvent {
  const { id, version, number, state, type, from, until, updatedAt, address, customer, reportedDefect } =
    visit
  const { state: states } = serviceOrderWords(language)
  return {
    uid: `${id}@bote`,
    sequence: version,
    changedAt: updatedAt,
    from,
    until,
    summary: `${number} · ${type} · ${customer}`,
    location: address,
    description: `${states[state]}\n\n${reportedDefect}`,
    url: publicUrl ? new URL(`/service-orders/${id}`, publicUrl).href : null,
  }
}
