import type { Tx } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import { Conflict, NotFound, Refused } from '../errors.ts'
import type { Slot } from './facts.ts'

/** A visit that already has the technician's time. */
export type Overlap = { number: string; from: Date; until: Date }

/**
 * Keeps the technician's time free of a second visit: whoever plans for the same technician waits for the lock, and
 * looks only then. Throws NotFound for a technician who cannot go for this company, Refused (`slot_past`) for a time
 * that is over, Conflict (`service_order.overlaps`, with what is there) for one that is taken.
 */
export async function bookSlot(
  tx: Tx,
  { technicianId, from, until }: Slot,
  order: { id: string; companyId: string },
  now: Date,
): Promise<void> {
  if (until <= now) throw new Refused('service_order.slot_past')
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(${`agenda ${technicianId}`}, 0))`)
  const technician = await tx.first<{ name: string; timeZone: string; overlaps: Written[] }>(sql`
    select o.name, (select time_zone from company where id = ${order.companyId}) as time_zone, (
      select coalesce(jsonb_agg(jsonb_build_object('number', s.number, 'from', s.scheduled_from,
        'until', s.scheduled_until) order by s.scheduled_from), '[]')
      from service_order s
      where s.technician_id = o.id and s.id <> ${order.id} and s.state in ('scheduled', 'in_execution')
        and s.scheduled_from < ${until} and s.scheduled_until > ${from}) as overlaps
    from operator o
    where o.id = ${technicianId} and o.active and (o.company_id is null or o.company_id = ${order.companyId})`)
  if (!technician) throw new NotFound('technician')
  const { name: winner, timeZone } = technician
  const overlaps: Overlap[] = technician.overlaps.map(({ number, from, until }) => ({
    number,
    from: new Date(from),
    until: new Date(until),
  }))
  if (overlaps.length > 0) throw new Conflict('service_order.overlaps', { winner, overlaps, timeZone })
}

/** Dates inside JSON come as text. */
type Written = { number: string; from: string; until: string }
