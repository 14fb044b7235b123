import { companyChoices } from '../administration/choices.ts'
import { KeptForm } from '../administration/kept-form.tsx'
import { NoCompany } from '../administration/no-company.tsx'
import { page, redirect } from '../answer.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { PageHeader } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { CustomerFields, newCustomer } from './form.tsx'
import { groupChoices } from './group-choices.ts'
import { customerTexts } from './texts.ts'

export function showNewCustomer(visit: Visit) {
  return show(visit, blank({ active: 'on' }))
}

export const addCustomer = submission<Visit, typeof newCustomer>({
  schema: newCustomer,
  show,
  async submit({ engine, actor, language }, input) {
    const { id, name } = await engine.customers.add(actor, input)
    return redirect(`/customers/${id}`, success(customerTexts(language).added(name)))
  },
})

async function show(visit: Visit, draft: Draft) {
  const t = customerTexts(visit.language)
  const companies = await companyChoices(visit)
  const groups = await groupChoices(visit, visit.signedIn.uses, null)
  return page(
    { title: t.add, narrow: true },
    <>
      <PageHeader title={t.add} back={{ href: '/customers', label: t.title }} />
      {companies.length === 0 ? (
        <NoCompany words={t} />
      ) : (
        <KeptForm action="/customers" draft={draft} cancel="/customers" once>
          <CustomerFields companies={companies} groups={groups} />
        </KeptForm>
      )}
    </>,
  )
}
