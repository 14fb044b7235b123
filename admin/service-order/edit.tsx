import { redirect } from '../answer.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { turnedAway } from './off.ts'
import { orderForm, versionIn } from './order-form.tsx'
import { editedTask, TaskFields } from './task-form.tsx'
import { serviceOrderTexts } from './texts.ts'

export async function editServiceOrder(visit: Visit) {
  return show(visit, null)
}

export const changeServiceOrder = submission<Visit, typeof editedTask>({
  schema: editedTask,
  show,
  async submit(visit, { version, ...task }) {
    const { engine, actor, language } = visit
    await engine.serviceOrders.edit(actor, visit.id(), { ...task, ...versionIn(version) })
    return redirect(`/service-orders/${visit.id()}`, success(serviceOrderTexts(language).edited))
  },
})

async function show(visit: Visit, draft: Draft | null) {
  const { engine, actor, language } = visit
  const t = serviceOrderTexts(language)
  const view = await engine.serviceOrders.view(actor, visit.id())
  const away = draft ? null : turnedAway(visit, view, 'edit')
  if (away) return away
  const { order, names } = view
  const choices = await engine.serviceOrders.choices(actor, order.companyId)
  const { id, number, version, typeId, defectId, technicianGroupId, reportedDefect, address } = order
  return orderForm(visit, {
    title: t.editTitle(number),
    back: { href: `/service-orders/${id}`, label: t.one(number) },
    action: `/service-orders/${id}`,
    submit: t.save,
    draft: draft ?? blank({ typeId, defectId, technicianGroupId, reportedDefect, address }),
    version,
    children: (
      <TaskFields
        choices={choices}
        kept={{
          type: { id: typeId, name: names.type },
          defect: defectId ? { id: defectId, name: names.defect ?? '' } : null,
          group: technicianGroupId ? { id: technicianGroupId, name: names.technicianGroup ?? '' } : null,
        }}
      />
    ),
  })
}
