import { z } from 'zod'
import { calendarChoices, companyChoices, silencePolicyChoices } from '../administration/choices.ts'
import { KeptForm } from '../administration/kept-form.tsx'
import { page, redirect } from '../answer.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { Card, EmptyState, LinkButton, PageHeader } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { DepartmentFields, newDepartment } from './form.tsx'
import { departmentTexts } from './texts.ts'

export function showNewDepartment(visit: Visit) {
  const { company } = visit.query(z.object({ company: z.uuid().optional().catch(undefined) }))
  return show(visit, blank({ companyId: company, opensTickets: 'on', active: 'on' }))
}

export const addDepartment = submission<Visit, typeof newDepartment>({
  schema: newDepartment,
  show,
  async submit({ engine, actor, language }, input) {
    const { id, name } = await engine.departments.add(actor, input)
    return redirect(`/subjects?department=${id}`, success(departmentTexts(language).added(name)))
  },
})

async function show(visit: Visit, draft: Draft) {
  const t = departmentTexts(visit.language)
  const [companies, calendars, policies] = await Promise.all([
    companyChoices(visit),
    calendarChoices(visit),
    silencePolicyChoices(visit),
  ])
  return page(
    { title: t.add, narrow: true },
    <>
      <PageHeader title={t.add} back={{ href: '/departments', label: t.title }} />
      {companies.length === 0 ? (
        <Card>
          <EmptyState
            title={t.noCompanies}
            icon="building"
            action={<LinkButton href="/companies">{t.toCompanies}</LinkButton>}
          />
        </Card>
      ) : (
        <KeptForm action="/departments" draft={draft} cancel="/departments" once>
          <DepartmentFields {...{ companies, calendars, policies }} />
        </KeptForm>
      )}
    </>,
  )
}
