import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import type { Company, DepartmentItem, Operator } from '#engine'
import { PERMISSIONS, ROLES, TEAMS } from '#engine'
import { UnseenFields } from '../administration/unseen-fields.tsx'
import {
  choice,
  choices,
  email,
  ids,
  optionalId,
  optionalLongText,
  optionalText,
  text,
} from '../form/fields.ts'
import type { Draft } from '../form/submission.ts'
import {
  AreaField,
  Card,
  ChecksField,
  optionsOf,
  RadioField,
  RequiredHint,
  SelectField,
  TextField,
} from '../layout/components/index.ts'
import { useShell, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { operatorTexts } from './texts.ts'

export const operatorSchema = z.strictObject({
  name: text(120),
  email: email(),
  role: choice(ROLES),
  team: choice(TEAMS),
  companyId: optionalId(),
  departmentIds: ids(),
  language: choice(['pt', 'en']),
  phone: optionalText(40),
  extension: optionalText(20),
  mobile: optionalText(40),
  address: optionalText(300),
  notes: optionalLongText(5_000),
  permissions: choices(PERMISSIONS),
})

/** What the form lets choose from. */
export type Choices = { companies: Company[]; departments: DepartmentItem[]; limitedTo: string | null }

export async function choicesFor({ engine, actor }: Visit): Promise<Choices> {
  const [companies, departments] = await Promise.all([
    engine.companies.list(actor),
    engine.departments.list(actor),
  ])
  return { companies, departments, limitedTo: actor.companyId }
}

export function valuesOf(operator: Operator): Draft['values'] {
  const { name, email, role, team, companyId, departmentIds, language } = operator
  const { phone, extension, mobile, address, notes, permissions } = operator
  return {
    name,
    email,
    role,
    team,
    companyId,
    departmentIds,
    language,
    phone,
    extension,
    mobile,
    address,
    notes,
    permissions,
  }
}

/** Everything an administrator decides about an operator; `footer` holds the buttons. */
export function OperatorFields({ choices, footer }: { choices: Choices; footer: ComponentChildren }) {
  const t = useText(operatorTexts)
  return (
    <>
      <Card title={t.access}>
        <RequiredHint />
        <div class="row">
          <TextField class="col-md-6 mb-3" name="name" label={t.name} required />
          <TextField class="col-md-6 mb-3" name="email" label={t.email} type="email" required />
          <RadioField
            class="col-md-6 mb-3"
            name="role"
            label={t.role}
            required
            options={ROLES.map((value) => ({ value, label: t.roles[value], hint: t.roleHints[value] }))}
          />
          <div class="col-md-6">
            <SelectField
              name="team"
              label={t.team}
              options={TEAMS.map((value) => ({ value, label: t.teams[value] }))}
            />
            <SelectField
              name="language"
              label={t.language}
              options={[
                { value: 'pt', label: t.languages.pt },
                { value: 'en', label: t.languages.en },
              ]}
            />
          </div>
          <SelectField
            class="col-md-6 mb-3"
            name="companyId"
            label={t.company}
            hint={choices.limitedTo ? undefined : t.companyHint}
            empty={choices.limitedTo ? undefined : t.allCompanies}
            options={optionsOf(choices.companies)}
          />
          <Departments choices={choices} />
          <Permissions />
        </div>
      </Card>
      <Card title={t.contact} footer={footer}>
        <div class="row">
          <TextField class="col-sm-8 col-md-5 mb-3" name="phone" label={t.phone} type="tel" />
          <TextField class="col-sm-4 col-md-2 mb-3" name="extension" label={t.extension} />
          <TextField class="col-md-5 mb-3" name="mobile" label={t.mobile} type="tel" />
          <TextField class="col-12 mb-3" name="address" label={t.address} />
          <AreaField class="col-12 mb-3" name="notes" label={t.notes} rows={3} />
        </div>
      </Card>
    </>
  )
}

/** What an agent may do in an atendimento beyond the everyday (R8). */
function Permissions() {
  const t = useText(operatorTexts)
  const { signedIn } = useShell()
  if (!signedIn?.uses.atendimentos) return <UnseenFields names={['permissions']} />
  return (
    <ChecksField
      class="col-md-6 mb-3"
      name="permissions"
      label={t.permissions}
      hint={t.permissionsHint}
      options={PERMISSIONS.map((value) => ({ value, label: t.permissionNames[value] }))}
    />
  )
}

function Departments({ choices: { companies, departments } }: { choices: Choices }) {
  const t = useText(operatorTexts)
  const options = departments.map(({ id, name, company }) => ({
    value: id,
    label: companies.length > 1 ? `${name} · ${company}` : name,
  }))
  return (
    <ChecksField
      class="col-md-6 mb-3"
      name="departmentIds"
      label={t.departments}
      hint={options.length > 0 ? t.departmentsHint : t.noDepartments}
      options={options}
    />
  )
}
