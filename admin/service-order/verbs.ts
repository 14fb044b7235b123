import { z } from 'zod'
import { typed } from '../administration/typed.ts'
import { type Answer, redirect } from '../answer.ts'
import { longText, noFields } from '../form/fields.ts'
import { submission } from '../form/submission.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { versionIn } from './order-form.tsx'
import { orderPage } from './page.tsx'
import { serviceOrderTexts } from './texts.ts'

/** The technician is there. */
export async function startServiceOrder(visit: Visit): Promise<Answer> {
  visit.form(noFields)
  await visit.engine.serviceOrders.start(visit.actor, visit.id())
  return redirect(`/service-orders/${visit.id()}`, success(serviceOrderTexts(visit.language).started))
}

/** To the field system, now or once more. */
export async function dispatchServiceOrder(visit: Visit): Promise<Answer> {
  visit.form(noFields)
  await visit.engine.serviceOrders.dispatch(visit.actor, visit.id())
  return redirect(`/service-orders/${visit.id()}`, success(serviceOrderTexts(visit.language).sent))
}

const unplanned = z.strictObject({ reason: longText(1_000), version: typed() })

export const cancelSchedule = submission<Visit, typeof unplanned>({
  schema: unplanned,
  show: (visit, draft) => orderPage(visit, { form: 'cancelSchedule', draft }),
  async submit(visit, { reason, version }) {
    await visit.engine.serviceOrders.cancelSchedule(visit.actor, visit.id(), {
      reason,
      ...versionIn(version),
    })
    return redirect(
      `/service-orders/${visit.id()}`,
      success(serviceOrderTexts(visit.language).scheduleCancelled),
    )
  },
})

/** Two dialogs stand on one page, so their fields have names of their own. */
const cancelled = z.strictObject({ why: longText(1_000), version: typed() })

export const cancelServiceOrder = submission<Visit, typeof cancelled>({
  schema: cancelled,
  show: (visit, draft) => orderPage(visit, { form: 'cancel', draft }),
  async submit(visit, { why: reason, version }) {
    await visit.engine.serviceOrders.cancel(visit.actor, visit.id(), { reason, ...versionIn(version) })
    return redirect(
      `/service-orders/${visit.id()}`,
      success(serviceOrderTexts(visit.language).orderCancelled),
    )
  },
})
