import { type Option, SelectField } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { commonTexts } from './texts.ts'

/** Whom a text is for: all companies or one, all its departments or one. Limited people keep to their own company. */
export function OwnerFields({
  companies,
  departments,
  isLimited,
}: {
  companies: readonly Option[]
  departments: readonly Option[]
  isLimited: boolean
}) {
  const t = useText(commonTexts)
  return (
    <div class="row">
      <SelectField
        class="mb-3 col-md-6"
        name="companyId"
        label={t.company}
        options={companies}
        {...(isLimited ? {} : { empty: t.allCompanies })}
      />
      <SelectField
        class="mb-3 col-md-6"
        name="departmentId"
        label={t.department}
        options={departments}
        empty={t.allDepartments}
      />
    </div>
  )
}
