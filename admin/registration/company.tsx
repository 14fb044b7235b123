import type { RegisterChoices } from '#engine'
import { optionsOf } from '../layout/components/option.ts'
import { useText } from '../layout/shell.ts'
import { Select } from './changing-select.tsx'
import { registrationTexts } from './texts.ts'

/** R7: free to choose only where operator and customer both are of every company. */
export function Company({ choices, reloads }: { choices: RegisterChoices; reloads: Record<string, string> }) {
  const { field: t } = useText(registrationTexts)
  const options = optionsOf(choices.companies)
  if (choices.companyIsFree)
    return <Select name="companyId" label={t.company} options={options} attributes={reloads} required />
  return (
    <div class="col-md-6 mb-3">
      <label class="form-label" for="company-fixed">
        {t.company}
      </label>
      <input
        class="form-control"
        id="company-fixed"
        value={options[0]?.label ?? ''}
        readOnly
        aria-describedby="company-fixed-hint"
      />
      <div class="form-hint" id="company-fixed-hint">
        {t.companyFixed}
      </div>
    </div>
  )
}
