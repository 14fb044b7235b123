import { z } from 'zod'
import { formatDocument, formatPhone } from '#engine'
import { stored } from '../administration/stored.ts'
import { typed } from '../administration/typed.ts'
import { AreaField, TextField } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { leadTexts } from './texts.ts'

const fields = {
  name: typed(),
  document: typed(),
  phone: typed(),
  email: typed(),
  address: typed(),
  interest: typed(),
  notes: typed(),
}
export const newLead = z.strictObject({ ...fields, companyId: typed(), customerId: typed(), kind: typed() })
export const changedLead = z.strictObject({ basis: typed(), ...fields })

/** How somebody stands in the form: numbers as people write them. */
export function leadDraft(known: { phone: string | null; document: string | null }) {
  const { phone, document } = known
  return stored({
    ...known,
    phone: phone && formatPhone(phone),
    document: document && formatDocument(document),
  })
}

export function LeadFields() {
  const t = useText(leadTexts)
  return (
    <div class="row">
      <TextField
        class="mb-3 col-md-8"
        name="name"
        label={t.name}
        required
        maxLength={160}
        autocomplete="off"
      />
      <TextField class="mb-3 col-md-4" name="document" label={t.document} maxLength={40} autocomplete="off" />
      <TextField
        class="mb-3 col-md-6"
        name="phone"
        label={t.phone}
        hint={t.phoneHint}
        type="tel"
        maxLength={40}
        autocomplete="off"
      />
      <TextField
        class="mb-3 col-md-6"
        name="email"
        label={t.email}
        type="email"
        maxLength={254}
        autocomplete="off"
      />
      <TextField class="mb-3 col-12" name="address" label={t.address} maxLength={500} autocomplete="off" />
      <AreaField
        class="mb-3 col-12"
        name="interest"
        label={t.interest}
        hint={t.interestHint}
        rows={2}
        maxLength={1_000}
      />
      <AreaField class="mb-3 col-12" name="notes" label={t.notes} rows={3} maxLength={5_000} />
    </div>
  )
}
