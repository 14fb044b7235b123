import { z } from 'zod'
import { listed, typed } from '../administration/typed.ts'
import { RadioField, SelectField, TextField } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { silenceTexts } from './texts.ts'

/** One form for adding, changing and simulating; `policyId` tells the simulation whose tickets to look at. */
export const policyForm = z.strictObject({
  basis: typed(),
  policyId: typed(),
  name: typed(),
  businessDays: z.enum(['true', 'false']).default('false'),
  pendingDays: typed(),
  pendingFollows: z.enum(['validation', 'close']),
  validationDays: typed(),
  approvalDays: typed(),
  approvalFollows: z.enum(['close', 'nothing']),
  reminderDaysBefore: typed().transform(listed),
})

/** What was typed, as the engine takes it. */
export function rulesOf({ basis: _, policyId: _id, name: _name, ...form }: z.output<typeof policyForm>) {
  return { ...form, businessDays: form.businessDays === 'true' }
}

export function PolicyFields() {
  const t = useText(silenceTexts)
  return (
    <>
      <TextField name="name" label={t.name} required autocomplete="off" />
      <RadioField
        name="businessDays"
        label={t.countDays}
        options={[
          { value: 'false', label: t.calendarDays },
          { value: 'true', label: t.businessDays },
        ]}
      />
      <fieldset>
        <legend class="form-section">{t.pending}</legend>
        <div class="row">
          <Days name="pendingDays" label={t.pendingDays} />
          <SelectField
            class="mb-3 col-md-4"
            name="pendingFollows"
            label={t.pendingFollows}
            options={[
              { value: 'validation', label: t.follows.validation },
              { value: 'close', label: t.follows.close },
            ]}
          />
          <Days name="validationDays" label={t.validationDays} />
        </div>
      </fieldset>
      <fieldset>
        <legend class="form-section">{t.approval}</legend>
        <div class="row">
          <Days name="approvalDays" label={t.approvalDays} />
          <SelectField
            class="mb-3 col-md-4"
            name="approvalFollows"
            label={t.approvalFollows}
            options={[
              { value: 'close', label: t.follows.close },
              { value: 'nothing', label: t.follows.nothing },
            ]}
          />
        </div>
      </fieldset>
      <fieldset>
        <legend class="form-section">{t.reminders}</legend>
        <TextField
          name="reminderDaysBefore"
          label={t.reminderDaysBefore}
          hint={t.reminderHint}
          autocomplete="off"
          inputmode="text"
        />
      </fieldset>
    </>
  )
}

function Days({ name, label }: { name: string; label: string }) {
  return (
    <TextField class="mb-3 col-md-4" name={name} label={label} type="number" min={1} max={365} required />
  )
}
