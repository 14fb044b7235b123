import { Dialog } from '../case/dialog.tsx'
import type { Draft } from '../form/submission.ts'
import {
  AreaField,
  DraftProvider,
  optionsOf,
  PlaceProvider,
  SelectField,
  TextField,
} from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { registrationTexts } from './texts.ts'

const DIALOG = 'dialog-customer'

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
      id={DIALOG}
      action="/atendimentos/new/customers"
      title={t.addTitle}
      text={t.addText}
      confirm={t.save}
      draft={draft}
      once={false}
      swaps="#new-customer"
    >
      <input type="hidden" name="draft" value={draftId} />
      <NewCustomerFields companies={companies} draft={draft} />
    </Dialog>
  )
}

export function NewCustomerFields({
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
      <PlaceProvider value={DIALOG}>
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
              options={optionsOf(companies)}
              required
            />
          )}
        </div>
      </PlaceProvider>
    </DraftProvider>
  )
}
