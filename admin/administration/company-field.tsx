import { type Option, SelectField } from '../layout/components/index.ts'
import { useShell, useText } from '../layout/shell.ts'
import { commonTexts } from './texts.ts'

/** Whose a new record is: one company's or shared by all. Limited people keep to their own company. */
export function CompanyField({ companies }: { companies: readonly Option[] }) {
  const t = useText(commonTexts)
  const isLimited = (useShell().signedIn?.actor.companyId ?? null) !== null
  return (
    <SelectField
      class="mb-3 col-md-6"
      name="companyId"
      label={t.company}
      hint={t.companyStays}
      options={companies}
      {...(isLimited ? {} : { empty: t.allCompanies })}
    />
  )
}
