import { z } from 'zod'
import { typed } from '../administration/typed.ts'
import { checkbox } from '../form/fields.ts'
import {
  AreaField,
  CheckField,
  type Option,
  SelectField,
  TextField,
  useField,
} from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { contactTexts } from './texts.ts'

const fields = {
  name: typed(),
  email: typed(),
  mobile: typed(),
  phone: typed(),
  extension: typed(),
  address: typed(),
  notes: typed(),
  language: z.enum(['pt', 'en']).default('pt'),
  active: checkbox(),
}
export const rightsForm = { authorised: checkbox(), administrator: checkbox(), seesCompany: checkbox() }
export const newContact = z.strictObject({ customerId: typed(), ...rightsForm, ...fields })
export const changedContact = z.strictObject({ basis: typed(), ...fields })

export function ContactFields() {
  const t = useText(contactTexts)
  return (
    <div class="row">
      <TextField class="mb-3 col-12" name="name" label={t.name} required autocomplete="off" />
      <TextField
        class="mb-3 col-md-6"
        name="email"
        label={t.email}
        hint={t.emailHint}
        type="email"
        autocomplete="off"
      />
      <TextField
        class="mb-3 col-md-6"
        name="mobile"
        label={t.mobile}
        hint={t.mobileHint}
        type="tel"
        autocomplete="off"
      />
      <TextField class="mb-3 col-md-6" name="phone" label={t.phone} type="tel" autocomplete="off" />
      <TextField class="mb-3 col-md-3" name="extension" label={t.extension} autocomplete="off" />
      <SelectField
        class="mb-3 col-md-3"
        name="language"
        label={t.language}
        options={[
          { value: 'pt', label: t.languages.pt },
          { value: 'en', label: t.languages.en },
        ]}
      />
      <AreaField class="mb-3 col-md-6" name="address" label={t.address} rows={2} />
      <AreaField class="mb-3 col-md-6" name="notes" label={t.notes} rows={2} />
      <CheckField class="mb-3 col-12" name="active" label={t.active} hint={t.activeHint} />
    </div>
  )
}

export function CustomerChoice({ customers }: { customers: readonly Option[] }) {
  const t = useText(contactTexts)
  return (
    <SelectField
      name="customerId"
      label={t.customer}
      hint={t.customerHint}
      options={customers}
      empty={t.chooseCustomer}
      required
    />
  )
}

/** What the person may do for a customer. Without ids: the page may hold this once a customer. */
export function RightsFields() {
  const t = useText(contactTexts)
  return (
    <>
      <Right name="authorised" label={t.authorised} hint={t.authorisedHint} />
      <Right name="seesCompany" label={t.seesCompany} hint={t.seesCompanyHint} />
      <Right name="administrator" label={t.administrator} hint={t.administratorHint} />
    </>
  )
}

function Right({ name, label, hint }: { name: keyof typeof rightsForm; label: string; hint: string }) {
  const { value } = useField({ name })
  return (
    <label class="form-check">
      <input type="checkbox" class="form-check-input" name={name} checked={value === 'on'} />
      <span class="form-check-label">{label}</span>
      <span class="form-check-description">{hint}</span>
    </label>
  )
}
