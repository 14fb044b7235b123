import { z } from 'zod'
import { SERVICE_ORDER_RESULTS, type ServiceOrderChoices, serviceOrderWords } from '#engine'
import { typed } from '../administration/typed.ts'
import { redirect } from '../answer.ts'
import { choice } from '../form/fields.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { AreaField, RadioField, SelectField, TextField } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { MaterialFields, materialFields, materialsIn, materialValues } from './material-fields.tsx'
import { turnedAway } from './off.ts'
import { orderForm, versionIn } from './order-form.tsx'
import { options } from './task-form.tsx'
import { serviceOrderTexts } from './texts.ts'

const form = z.strictObject({
  result: choice(SERVICE_ORDER_RESULTS),
  solution: typed(),
  foundDefectId: typed(),
  observedDefect: typed(),
  signatureName: typed(),
  ...materialFields,
  version: typed(),
})

export async function showClosing(visit: Visit) {
  return show(visit, null)
}

/** What came of the visit (R53). */
export const closeServiceOrder = submission<Visit, typeof form>({
  schema: form,
  show,
  async submit(visit, input) {
    const { engine, actor, language } = visit
    const { result, solution, foundDefectId, observedDefect, signatureName, version, ...lines } = input
    await engine.serviceOrders.close(actor, visit.id(), {
      result,
      solution,
      foundDefectId,
      observedDefect,
      signatureName,
      materials: materialsIn(lines, language),
      ...versionIn(version),
    })
    return redirect(`/service-orders/${visit.id()}`, success(serviceOrderTexts(language).closed))
  },
})

async function show(visit: Visit, draft: Draft | null) {
  const { engine, actor, language } = visit
  const t = serviceOrderTexts(language)
  const view = await engine.serviceOrders.view(actor, visit.id())
  const away = draft ? null : turnedAway(visit, view, 'close')
  if (away) return away
  const { order, names, materials } = view
  const choices = await engine.serviceOrders.choices(actor, order.companyId)
  const begun = blank({
    result: 'solved',
    foundDefectId: order.defectId,
    signatureName: names.contact ?? names.customer,
    ...materialValues(materials, language),
  })
  return orderForm(visit, {
    title: t.closeTitle(order.number),
    back: { href: `/service-orders/${order.id}`, label: t.one(order.number) },
    action: `/service-orders/${order.id}/closing`,
    submit: t.close,
    draft: draft ?? begun,
    version: order.version,
    children: <ClosingFields choices={choices} />,
  })
}

function ClosingFields({ choices }: { choices: ServiceOrderChoices }) {
  const t = useText(serviceOrderTexts)
  const { result } = useText(serviceOrderWords)
  return (
    <>
      <RadioField
        name="result"
        label={t.result}
        options={SERVICE_ORDER_RESULTS.map((value) => ({ value, label: result[value] }))}
        required
      />
      <AreaField name="solution" label={t.solution} rows={4} maxLength={5_000} required />
      <div class="row">
        <SelectField
          class="mb-3 col-md-6"
          name="foundDefectId"
          label={t.foundDefect}
          options={options(choices.defects)}
          empty={t.none}
        />
        <TextField
          class="mb-3 col-md-6"
          name="signatureName"
          label={t.signatureName}
          hint={t.signatureHint}
          maxLength={200}
          autocomplete="off"
        />
      </div>
      <AreaField name="observedDefect" label={t.observedDefect} rows={2} maxLength={2_000} />
      <MaterialFields />
    </>
  )
}
