import { z } from 'zod'
import { dayAndTimeAt, momentAt, type ServiceOrderChoices, type ServiceOrderView } from '#engine'
import { typed } from '../administration/typed.ts'
import { redirect } from '../answer.ts'
import { day, id, optionalDay, whole } from '../form/fields.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { Field, SelectField, TextField, useField } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useDates, useShell, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { turnedAway } from './off.ts'
import { orderForm, versionIn } from './order-form.tsx'
import { TakenTimes, takenTimes } from './taken-times.tsx'
import { serviceOrderTexts } from './texts.ts'
import { InZone } from './zone.tsx'

/** How long a visit may be planned for, in minutes. */
const LENGTHS = [15, 30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 420, 480, 600, 720]

export const plannedSlot = z.strictObject({
  technicianId: id(),
  day: day(),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  minutes: whole(5, 1_440),
  version: typed(),
})

/** The moments that a planned slot means in the company's zone. */
export function slotOf({ technicianId, day, time, minutes }: z.output<typeof plannedSlot>, timeZone: string) {
  const from = momentAt(timeZone, day, time)
  return { technicianId, from, until: new Date(from.getTime() + minutes * 60_000) }
}

/** Where the agenda was pointed at, or what was chosen so far. */
const asked = z.object({
  technicianId: z.uuid().optional().catch(undefined),
  day: optionalDay().catch(null),
  time: z.string().max(5).optional().catch(undefined),
})

export async function scheduleServiceOrder(visit: Visit) {
  return show(visit, null)
}

export const planServiceOrder = submission<Visit, typeof plannedSlot>({
  schema: plannedSlot,
  show,
  async submit(visit, input) {
    const { engine, actor, language } = visit
    const { order, names } = await engine.serviceOrders.view(actor, visit.id())
    const verb = order.state === 'open' ? 'schedule' : 'reschedule'
    const slot = slotOf(input, names.timeZone)
    await engine.serviceOrders[verb](actor, order.id, { ...slot, ...versionIn(input.version) })
    return redirect(`/service-orders/${order.id}`, success(serviceOrderTexts(language).scheduled))
  },
})

async function show(visit: Visit, draft: Draft | null) {
  const { engine, actor, language } = visit
  const t = serviceOrderTexts(language)
  const view = await engine.serviceOrders.view(actor, visit.id())
  const { order, names } = view
  const isPlanned = order.scheduledFrom !== null
  const away = draft ? null : turnedAway(visit, view, isPlanned ? 'reschedule' : 'schedule')
  if (away) return away
  const choices = await engine.serviceOrders.choices(actor, order.companyId)
  const shown = draft ?? blank(beginning(visit, view))
  const taken = await takenTimes(visit, order, shown.values)
  return orderForm(visit, {
    title: isPlanned ? t.rescheduleTitle(order.number) : t.scheduleTitle(order.number),
    back: { href: `/service-orders/${order.id}`, label: t.one(order.number) },
    action: `/service-orders/${order.id}/schedule`,
    submit: isPlanned ? t.reschedule : t.schedule,
    draft: shown,
    version: order.version,
    children: (
      <InZone timeZone={names.timeZone}>
        <SlotFields choices={choices} group={order.technicianGroupId} expected={names.minutes} />
        <TakenTimes path={`/service-orders/${order.id}/schedule`} taken={taken} />
      </InZone>
    ),
  })
}

/** The next full hour, for as long as such a visit lasts; or as the address says. */
function beginning(visit: Visit, { order, names }: ServiceOrderView): Draft['values'] {
  const { technicianId, day, time } = visit.query(asked)
  const { scheduledFrom, scheduledUntil } = order
  const from =
    scheduledFrom ?? new Date(Math.ceil((visit.engine.clock.now().getTime() + 1) / 3_600_000) * 3_600_000)
  const local = dayAndTimeAt(names.timeZone, from)
  const minutes = scheduledUntil
    ? Math.round((scheduledUntil.getTime() - from.getTime()) / 60_000)
    : names.minutes
  return {
    technicianId: technicianId ?? order.technicianId,
    day: day ?? local.day,
    time: time || local.time,
    minutes: String(minutes),
  }
}

function SlotFields({
  choices: { technicians },
  group,
  expected,
}: {
  choices: ServiceOrderChoices
  group: string | null
  expected: number
}) {
  const t = useText(serviceOrderTexts)
  const { timeZone, signedIn } = useShell()
  const { duration } = useDates()
  const { value } = useField({ name: 'minutes' })
  const lengths = [...new Set([...LENGTHS, expected, Number(value) || expected])].sort((a, b) => a - b)
  return (
    <div class="row">
      <TechnicianField technicians={technicians} group={group} />
      <TextField class="mb-3 col-sm-4" name="day" type="date" label={t.day} required />
      <TextField class="mb-3 col-sm-4" name="time" type="time" label={t.time} required />
      <SelectField
        class="mb-3 col-sm-4"
        name="minutes"
        label={t.length}
        options={lengths.map((minutes) => ({ value: String(minutes), label: duration(minutes * 60_000) }))}
        required
      />
      {timeZone !== signedIn?.timeZone && (
        <p class="col-12 text-secondary small">{t.zone(timeZone.replaceAll('_', ' '))}</p>
      )}
    </div>
  )
}

/** Those of the preferred group stand first, under a heading of their own. */
function TechnicianField({
  technicians,
  group,
}: {
  technicians: ServiceOrderChoices['technicians']
  group: string | null
}) {
  const t = useText(serviceOrderTexts)
  const field = useField({ name: 'technicianId', required: true })
  const isPreferred = ({ groupIds }: { groupIds: readonly string[] }) =>
    group !== null && groupIds.includes(group)
  const preferred = technicians.filter(isPreferred)
  const others = technicians.filter((each) => !isPreferred(each))
  const option = ({ id, name }: { id: string; name: string }) => (
    <option key={id} value={id} selected={id === field.value}>
      {name}
    </option>
  )
  return (
    <Field class="mb-3 col-12" name="technicianId" label={t.technician} required>
      <select {...field.control} class={`form-select ${field.invalid}`}>
        <option value="">{t.choose}</option>
        {preferred.length > 0 ? (
          <>
            <optgroup label={t.technicianFirst}>{preferred.map(option)}</optgroup>
            <optgroup label={t.technicianOthers}>{others.map(option)}</optgroup>
          </>
        ) : (
          others.map(option)
        )}
      </select>
    </Field>
  )
}
