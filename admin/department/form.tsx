import { z } from 'zod'
import { commonTexts } from '../administration/texts.ts'
import { typed } from '../administration/typed.ts'
import { checkbox } from '../form/fields.ts'
import { CheckField, type Option, SelectField, TextField } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { departmentTexts } from './texts.ts'

const fields = {
  name: typed(),
  email: typed(),
  calendarId: typed(),
  silencePolicyId: typed(),
  firstResponseMinutes: typed(),
  opensTickets: checkbox(),
  active: checkbox(),
}
export const newDepartment = z.strictObject({ companyId: typed(), ...fields })
export const changedDepartment = z.strictObject({ basis: typed(), ...fields })

export function DepartmentFields({
  companies,
  calendars,
  policies,
}: {
  companies?: readonly Option[]
  calendars: readonly Option[]
  policies: readonly Option[]
}) {
  const t = useText(departmentTexts)
  const common = useText(commonTexts)
  return (
    <div class="row">
      {companies && (
        <SelectField
          class="mb-3 col-12"
          name="companyId"
          label={common.company}
          options={companies}
          required
        />
      )}
      <TextField class="mb-3 col-md-6" name="name" label={t.name} required autocomplete="off" />
      <TextField class="mb-3 col-md-6" name="email" label={t.email} type="email" autocomplete="off" />
      <SelectField
        class="mb-3 col-md-6"
        name="calendarId"
        label={t.calendar}
        options={calendars}
        empty={t.sameCalendar}
      />
      <SelectField
        class="mb-3 col-md-6"
        name="silencePolicyId"
        label={t.silencePolicy}
        options={policies}
        empty={t.samePolicy}
      />
      <TextField
        class="mb-3 col-md-6"
        name="firstResponseMinutes"
        label={t.firstResponse}
        hint={t.firstResponseHint}
        type="number"
        min={1}
      />
      <CheckField class="mb-3 col-12" name="opensTickets" label={t.opensTickets} hint={t.opensTicketsHint} />
      <CheckField class="mb-3 col-12" name="active" label={t.active} />
    </div>
  )
}
