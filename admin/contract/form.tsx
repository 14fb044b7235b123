import { z } from 'zod'
import type { Uses } from '#engine'
import { typed } from '../administration/typed.ts'
import { UnseenFields } from '../administration/unseen-fields.tsx'
import { checkbox } from '../form/fields.ts'
import { AreaField, CheckField, type Option, SelectField, TextField } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { TermsFields } from './terms-fields.tsx'
import { contractTexts } from './texts.ts'

const fields = {
  number: typed(),
  planId: typed(),
  startsOn: typed(),
  endsOn: typed(),
  coverage: typed(),
  silencePolicyId: typed(),
  slaTableId: typed(),
  overdueDays: typed(),
  active: checkbox(),
}
export const newContract = z.strictObject(fields)
export const changedContract = z.strictObject({ basis: typed(), ...fields })

export type ContractChoices = {
  plans: readonly Option[]
  policies: readonly Option[]
  slaTables: readonly Option[]
}

export function ContractFields({
  choices: { plans, policies, slaTables },
  uses,
  isCancelled = false,
}: {
  choices: ContractChoices
  /** What the customer's company works with. */
  uses: Uses
  isCancelled?: boolean
}) {
  const t = useText(contractTexts)
  return (
    <div class="row">
      <TextField class="mb-3 col-md-6" name="number" label={t.number} required autocomplete="off" />
      <SelectField class="mb-3 col-md-6" name="planId" label={t.plan} options={plans} required />
      <TextField class="mb-3 col-md-6" name="startsOn" label={t.startsOn} type="date" required />
      <TextField class="mb-3 col-md-6" name="endsOn" label={t.endsOn} hint={t.endsOnHint} type="date" />
      <AreaField class="mb-3 col-12" name="coverage" label={t.coverage} hint={t.coverageHint} rows={4} />
      {uses.tickets ? (
        <SelectField
          class="mb-3 col-md-6"
          name="silencePolicyId"
          label={t.silencePolicy}
          hint={t.silencePolicyHint}
          options={policies}
          empty={t.sameAsDepartment}
        />
      ) : (
        <UnseenFields names={['silencePolicyId']} />
      )}
      {uses.atendimentos ? (
        <TermsFields slaTables={slaTables} words={t} />
      ) : (
        <UnseenFields names={['slaTableId', 'overdueDays']} />
      )}
      {!isCancelled && <CheckField class="mb-3 col-12" name="active" label={t.active} />}
    </div>
  )
}
