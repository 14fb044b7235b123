import { z } from 'zod'
import { type Answer, partial, redirect } from '../answer.ts'
import { Dialog } from '../case/dialog.tsx'
import { id, optionalEmail, optionalId, optionalText, text } from '../form/fields.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { AreaField, DraftProvider, SelectField, TextField } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { CustomerPart, chosenOf } from './customer-part.tsx'
import { registrationPage } from './new-page.tsx'
import { registrationTexts } from './texts.ts'

const schema = z.strictObject({
  draft: optionalId(),
  companyId: id(),
  name: text(160),
  document: optionalText(40),
  phone: optionalText(40),
  email: optionalEmail(),
  address: optionalText(500),
})

/** Somebody who is not on record yet, without leaving the page (R42). */
export const addCustomer = submission<Visit, typeof schema>({
  schema,
  show: async (visit, draft) =>
    visit.isPartial
      ? partial(<NewCustomerFields companies={await companiesFor(visit)} draft={draft} />)
      : registrationPage(visit, { form: 'customer', draft }),
  async submit(visit, { draft, ...input }): Promise<Answer> {
    const { engine, actor, language, response } = visit
    const { id: customerId, name } = await engine.customers.addOnTheSpot(actor, input)
    const address = `/atendimentos/new?draft=${draft ?? ''}&customer=${customerId}`
    const notice = success(registrationTexts(language).customer.added(name))
    if (!visit.isPartial) return redirect(address, notice)
    response.set({ 'HX-Retarget': '#customer-part', 'HX-Reswap': 'outerHTML', 'HX-Replace-Url': address })
    const chosen = await chosenOf(visit, customerId, undefined)
    return partial(
      <CustomerPart chosen={chosen} draftId={draft ?? ''} draft={blank()} isNew />,
      { notice, events: { 'customer-chosen': {} } },
    )
  },
})

export async function companiesFor({ engine, actor }: Visit): Promise<{ id: string; name: string }[]> {
  const companies = await engine.companies.list(actor)
  return companies.filter(({ active }) => active).map(({ id, name }) => ({ id, name }))
}

export function NewCustomerDialog({
  draftId,
  companies,
  draft,
}: {
  draftId: string
  companies: readonly { id: string; name: string }[]
  draft: Draft
}) {
  const { customer: t } = useText(registrationTexts)
  return (
    <Dialog
      id="dialog-customer"
      action="/atendimentos/new/customers"
      title={t.addTitle}
      text={t.addText}
      confirm={t.save}
      draft={draft}
      swaps="#new-customer"
    >
      <input type="hidden" name="draft" value={draftId} />
      <NewCustomerFields companies={companies} draft={draft} />
    </Dialog>
  )
}

function NewCustomerFields({
  companies,
  draft,
}: {
  companies: readonly { id: string; name: string }[]
  draft: Draft
}) {
  const { customer: t } = useText(registrationTexts)
  const only = companies.length === 1 ? companies[0] : undefined
  return (
    <DraftProvider value={draft}>
      <div id="new-customer">
        <TextField name="name" label={t.name} maxLength={160} required />
        <div class="row">
          <TextField name="document" label={t.document} maxLength={40} class="col-sm-6 mb-3" />
          <TextField name="phone" type="tel" label={t.phone} maxLength={40} class="col-sm-6 mb-3" />
        </div>
        <TextField name="email" type="email" label={t.email} maxLength={254} />
        <AreaField name="address" label={t.address} rows={2} maxLength={500} />
        {only ? (
          <input type="hidden" name="companyId" value={only.id} />
        ) : (
          <SelectField
            name="companyId"
            label={t.company}
            empty=""
            options={companies.map(({ id, name }) => ({ value: id, label: name }))}
            required
          />
        )}
      </div>
    </DraftProvider>
  )
}
