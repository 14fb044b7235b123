import { z } from 'zod'
import { companyChoices } from '../administration/choices.ts'
import { KeptForm } from '../administration/kept-form.tsx'
import { NoCompany } from '../administration/no-company.tsx'
import { page, redirect } from '../answer.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { PageHeader } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { choicesOf } from './choices.ts'
import { DepartmentFields, newDepartment } from './form.tsx'
import { departmentTexts } from './texts.ts'

export function showNewDepartment(visit: Visit) {
  const { company } = visit.query(z.object({ company: z.uuid().optional().catch(undefined) }))
  const opensTickets = visit.signedIn.uses.tickets ? 'on' : null
  return show(visit, blank({ companyId: company, opensTickets, active: 'on' }))
}

export const addDepartment = submission<Visit, typeof newDepartment>({
  schema: newDepartment,
  show,
  async submit({ engine, actor, language }, input) {
    const { id, name } = await engine.departments.add(actor, input)
    const { uses } = await engine.departments.find(actor, id)
    const t = departmentTexts(language)
    return uses.tickets
      ? redirect(`/subjects?department=${id}`, success(t.added(name)))
      : redirect('/departments', success(t.addedOnly(name)))
  },
})

async function show(visit: Visit, draft: Draft) {
  const t = departmentTexts(visit.language)
  const [companies, choices] = await Promise.all([companyChoices(visit), choicesOf(visit, null)])
  return page(
    { title: t.add, narrow: true },
    <>
      <PageHeader title={t.add} back={{ href: '/departments', label: t.title }} />
      {companies.length === 0 ? (
        <NoCompany words={t} />
      ) : (
        <KeptForm action="/departments" draft={draft} cancel="/departments" once>
          <DepartmentFields companies={companies} choices={choices} uses={visit.signedIn.uses} />
        </KeptForm>
      )}
    </>,
  )
}
