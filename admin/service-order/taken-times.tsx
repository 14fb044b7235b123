import { z } from 'zod'
import type { AgendaVisit } from '#engine'
import { day as aDay, id } from '../form/fields.ts'
import type { Draft } from '../form/submission.ts'
import { Icon } from '../layout/icon.tsx'
import { useDates, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { serviceOrderTexts } from './texts.ts'

type Taken = { technician: string; day: Date; visits: AgendaVisit[] }

/** What has the chosen technician's time on the chosen day; null while one of the two is missing. */
export async function takenTimes(
  { engine, actor }: Visit,
  order: { id: string; companyId: string },
  { technicianId, day }: Draft['values'],
): Promise<Taken | null> {
  const chosen = z.object({ technicianId: id(), day: aDay() }).safeParse({ technicianId, day })
  if (!chosen.success) return null
  const { companyId } = order
  const { technicians, visits } = await engine.agendas.agenda(actor, { companyId, ...chosen.data })
  const technician = technicians.find(({ id }) => id === technicianId)
  if (!technician) return null
  return {
    technician: technician.name,
    day: new Date(`${chosen.data.day}T12:00:00Z`),
    visits: visits.filter((visit) => visit.order?.id !== order.id),
  }
}

/** Asked for anew whenever another technician or day is chosen. */
export function TakenTimes({ path, taken }: { path: string; taken: Taken | null }) {
  const t = useText(serviceOrderTexts)
  const { time, date } = useDates()
  return (
    <section
      id="taken-times"
      class="taken-times"
      aria-live="polite"
      hx-get={path}
      hx-include="closest form"
      hx-params="technicianId,day,time"
      hx-trigger="change from:#field-technicianId, change from:#field-day"
      hx-select="#taken-times"
      hx-target="this"
      hx-swap="outerHTML"
    >
      {taken ? (
        <>
          <h3 class="taken-title">{t.taken(taken.technician, date(taken.day))}</h3>
          {taken.visits.length === 0 ? (
            <p class="text-secondary mb-0">
              <Icon name="circle-check" class="icon-inline" /> {t.takenNothing}
            </p>
          ) : (
            <ul class="list-unstyled mb-0">
              {taken.visits.map(({ from, until, order }) => (
                <li key={from.toISOString()}>
                  <Icon name="clock" class="icon-inline" />{' '}
                  <strong>
                    {time(from)}–{time(until)}
                  </strong>{' '}
                  {order ? `${order.number} · ${order.type} · ${order.customer}` : t.takenOther}
                </li>
              ))}
            </ul>
          )}
        </>
      ) : (
        <p class="text-secondary mb-0">{t.takenChoose}</p>
      )}
    </section>
  )
}
