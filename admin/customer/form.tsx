import { z } from 'zod'
import { commonTexts } from '../administration/texts.ts'
import { listed, typed } from '../administration/typed.ts'
import { UnseenFields } from '../administration/unseen-fields.tsx'
import { checkbox } from '../form/fields.ts'
import { AreaField, CheckField, type Option, SelectField, TextField } from '../layout/components/index.ts'
import { useShell, useText } from '../layout/shell.ts'
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
  personGroupId: typed(),
  allCompanies: checkbox(),
  active: checkbox(),
}
export const newCustomer = z.strictObject({ companyId: typed(), ...fields })
export const changedCustomer = z.strictObject({ basis: typed(), ...fields })

export function CustomerFields({
  companies,
  groups,
}: {
  companies?: readonly Option[]
  /** Null: its company has no use for person groups. */
  groups: readonly Option[] | null
}) {
  const { signedIn } = useShell()
  const isForAll = signedIn?.actor.companyId === null
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
      {groups ? (
        <SelectField
          class="mb-3 col-md-6"
          name="personGroupId"
          label={t.personGroup}
          hint={t.personGroupHint}
          options={groups}
          empty={t.noPersonGroup}
        />
      ) : (
        <UnseenFields names={['personGroupId']} />
      )}
      <TextField class="mb-3 col-12" name="tags" label={t.tags} hint={t.tagsHint} autocomplete="off" />
      {isForAll ? (
        <CheckField
          class="mb-3 col-12"
          name="allCompanies"
          label={t.allCompanies}
          hint={t.allCompaniesHint}
        />
      ) : (
        <UnseenFields names={['allCompanies']} />
      )}
      <CheckField class="mb-3 col-12" name="active" label={t.active} hint={t.activeHint} />
    </div>
  )
}
