import { z } from 'zod'
import { commonTexts } from '../administration/texts.ts'
import { listed, typed } from '../administration/typed.ts'
import { checkbox } from '../form/fields.ts'
import { AreaField, CheckField, type Option, SelectField, TextField } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { customerTexts } from './texts.ts'

const fields = {
  name: typed(),
  code: typed(),
  document: typed(),
  email: typed(),
  phone: typed(),
  address: typed(),
  notes: typed(),
  tags: typed().transform(listed),
  active: checkbox(),
}
export const newCustomer = z.strictObject({ companyId: typed(), ...fields })
export const changedCustomer = z.strictObject({ basis: typed(), ...fields })

export function CustomerFields({ companies }: { companies?: readonly Option[] }) {
  const t = useText(customerTexts)
  const common = useText(commonTexts)
  return (
    <div class="row">
      <TextField class="mb-3 col-md-8" name="name" label={t.name} required autocomplete="off" />
      <TextField class="mb-3 col-md-4" name="code" label={t.code} hint={t.codeHint} autocomplete="off" />
      {companies && (
        <SelectField
          class="mb-3 col-md-6"
          name="companyId"
          label={common.company}
          hint={t.companyHint}
          options={companies}
          required
        />
      )}
      <TextField
        class="mb-3 col-md-6"
        name="document"
        label={t.document}
        hint={t.documentHint}
        autocomplete="off"
      />
      <TextField class="mb-3 col-md-6" name="email" label={t.email} type="email" autocomplete="off" />
      <TextField
        class="mb-3 col-md-6"
        name="phone"
        label={t.phone}
        hint={t.phoneHint}
        type="tel"
        autocomplete="off"
      />
      <AreaField class="mb-3 col-12" name="address" label={t.address} rows={2} />
      <AreaField class="mb-3 col-12" name="notes" label={t.notes} rows={3} />
      <TextField class="mb-3 col-12" name="tags" label={t.tags} hint={t.tagsHint} autocomplete="off" />
      <CheckField class="mb-3 col-12" name="active" label={t.active} hint={t.activeHint} />
    </div>
  )
}
