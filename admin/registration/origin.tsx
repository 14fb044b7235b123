import type { RegisterChoices } from '#engine'
import { Field, optionsOf, SelectField, useField } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { registrationTexts } from './texts.ts'

/** The technician is asked for where the origin is one; the style sheet shows the field then. */
export function Origin({ choices }: { choices: RegisterChoices }) {
  const { field: t } = useText(registrationTexts)
  const { control, value, invalid } = useField({ name: 'originId' })
  return (
    <div class="col-md-6 origin-part">
      <Field name="originId" label={t.origin}>
        <select {...control} class={`form-select ${invalid}`}>
          <option value="">{t.noOrigin}</option>
          {choices.origins.map(({ id, name, byTechnician }) => (
            <option
              key={id}
              value={id}
              selected={id === value}
              data-by-technician={byTechnician ? '' : undefined}
            >
              {name}
            </option>
          ))}
        </select>
      </Field>
      <SelectField
        name="technicianId"
        label={t.technician}
        empty={t.choose}
        class="mb-3 for-technician"
        options={optionsOf(choices.technicians)}
        required
      />
    </div>
  )
}
