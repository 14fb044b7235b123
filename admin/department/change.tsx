import { mayChangeDepartments } from '#engine'
import { KeptForm } from '../administration/kept-form.tsx'
import { stored } from '../administration/stored.ts'
import { commonTexts } from '../administration/texts.ts'
import { direction } from '../administration/typed.ts'
import { page, redirect } from '../answer.ts'
import { type Draft, submission } from '../form/submission.ts'
import { LinkButton, PageHeader } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { choicesOf } from './choices.ts'
import { changedDepartment, DepartmentFields } from './form.tsx'
import { departmentTexts } from './texts.ts'

export async function showDepartment(visit: Visit) {
  return show(visit, stored(await visit.engine.departments.find(visit.actor, visit.id())))
}

export const changeDepartment = submission<Visit, typeof changedDepartment>({
  schema: changedDepartment,
  show,
  async submit(visit, { basis, ...input }) {
    await visit.engine.departments.change(visit.actor, visit.id(), input, basis)
    return redirect('/departments', success(commonTexts(visit.language).saved))
  },
})

export async function moveDepartment(visit: Visit) {
  await visit.engine.departments.move(visit.actor, visit.id(), visit.form(direction).direction)
  return redirect('/departments')
}

async function show(visit: Visit, draft: Draft) {
  const { engine, actor, language } = visit
  const department = await engine.departments.find(actor, visit.id())
  const { id, name, basis, company, uses } = department
  const choices = await choicesOf(visit, department)
  const t = departmentTexts(language)
  return page(
    { title: name, narrow: true },
    <>
      <PageHeader title={name} subtitle={company} back={{ href: '/departments', label: t.title }}>
        {uses.tickets && (
          <LinkButton icon="list-tree" href={`/subjects?department=${id}`}>
            {t.subjects}
          </LinkButton>
        )}
      </PageHeader>
      <KeptForm
        action={`/departments/${id}`}
        draft={draft}
        basis={basis}
        cancel="/departments"
        mayChange={mayChangeDepartments(actor)}
      >
        <DepartmentFields choices={choices} uses={uses} />
      </KeptForm>
    </>,
  )
}
