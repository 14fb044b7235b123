import { z } from 'zod'
import { typed } from '../administration/typed.ts'
import { redirect } from '../answer.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { MaterialFields, materialFields, materialsIn, materialValues } from './material-fields.tsx'
import { turnedAway } from './off.ts'
import { orderForm, versionIn } from './order-form.tsx'
import { serviceOrderTexts } from './texts.ts'

const form = z.strictObject({ ...materialFields, version: typed() })

export async function showMaterials(visit: Visit) {
  return show(visit, null)
}

export const changeMaterials = submission<Visit, typeof form>({
  schema: form,
  show,
  async submit(visit, { version, ...lines }) {
    const { engine, actor, language } = visit
    const materials = materialsIn(lines, language)
    await engine.serviceOrders.changeMaterials(actor, visit.id(), { materials, ...versionIn(version) })
    return redirect(`/service-orders/${visit.id()}`, success(serviceOrderTexts(language).materialsSaved))
  },
})

async function show(visit: Visit, draft: Draft | null) {
  const { engine, actor, language } = visit
  const t = serviceOrderTexts(language)
  const view = await engine.serviceOrders.view(actor, visit.id())
  const away = draft ? null : turnedAway(visit, view, 'changeMaterials')
  if (away) return away
  const { order, materials } = view
  return orderForm(visit, {
    title: t.materialsTitle(order.number),
    back: { href: `/service-orders/${order.id}`, label: t.one(order.number) },
    action: `/service-orders/${order.id}/materials`,
    submit: t.save,
    draft: draft ?? blank(materialValues(materials, language)),
    version: order.version,
    children: <MaterialFields />,
  })
}
