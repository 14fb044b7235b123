import { z } from 'zod'
import type { Uses } from '#engine'
import { BeginningFields } from '../administration/beginning-fields.tsx'
import { commonTexts } from '../administration/texts.ts'
import { typed } from '../administration/typed.ts'
import { UnseenFields } from '../administration/unseen-fields.tsx'
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
  createsAtendimento: checkbox(),
  processId: typed(),
  classificationId: typed(),
  active: checkbox(),
}
export const newDepartment = z.strictObject({ companyId: typed(), ...fields })
export const changedDepartment = z.strictObject({ basis: typed(), ...fields })

export type DepartmentChoices = {
  calendars: readonly Option[]
  policies: readonly Option[]
  processes: readonly Option[]
  classifications: readonly Option[]
}

export function DepartmentFields({
  companies,
  uses,
  choices,
}: {
  companies?: readonly Option[]
  /** What its company works with, or any of the companies to choose from. */
  uses: Uses
  choices: DepartmentChoices
}) {
  const t = useText(departmentTexts)
  const common = useText(commonTexts)
  return (
    <>
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
          options={choices.calendars}
          empty={t.sameCalendar}
        />
      </div>
      {uses.tickets ? <TicketFields policies={choices.policies} /> : <UnseenFields names={TICKET_FIELDS} />}
      {uses.atendimentos ? (
        <AtendimentoFields choices={choices} />
      ) : (
        <UnseenFields names={ATENDIMENTO_FIELDS} />
      )}
      <CheckField name="active" label={t.active} />
    </>
  )
}

const TICKET_FIELDS = ['silencePolicyId', 'firstResponseMinutes', 'opensTickets']
const ATENDIMENTO_FIELDS = ['createsAtendimento', 'processId', 'classificationId']

function TicketFields({ policies }: Pick<DepartmentChoices, 'policies'>) {
  const t = useText(departmentTexts)
  return (
    <fieldset>
      <legend class="form-section">{t.tickets}</legend>
      <div class="row">
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
        <CheckField
          class="mb-3 col-12"
          name="opensTickets"
          label={t.opensTickets}
          hint={t.opensTicketsHint}
        />
      </div>
    </fieldset>
  )
}

function AtendimentoFields({ choices }: { choices: DepartmentChoices }) {
  const t = useText(departmentTexts)
  return (
    <fieldset>
      <legend class="form-section">{t.atendimentos}</legend>
      <div class="row">
        <CheckField
          class="mb-3 col-12"
          name="createsAtendimento"
          label={t.createsAtendimento}
          hint={t.createsAtendimentoHint}
        />
        <BeginningFields class="mb-3 col-md-6" choices={choices} words={t} />
      </div>
    </fieldset>
  )
}
