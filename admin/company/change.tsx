import { formatDocument, mayChangeCompany } from '#engine'
import { KeptForm } from '../administration/kept-form.tsx'
import { stored } from '../administration/stored.ts'
import { commonTexts } from '../administration/texts.ts'
import { page, redirect } from '../answer.ts'
import { type Draft, submission } from '../form/submission.ts'
import { LinkButton, PageHeader } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { choicesOf } from './choices.ts'
import { CompanyFields, changedCompany } from './form.tsx'
import { companyTexts } from './texts.ts'

export async function showCompany(visit: Visit) {
  const company = await visit.engine.companies.find(visit.actor, visit.id())
  return show(visit, stored({ ...company, document: company.document && formatDocument(company.document) }))
}

export const changeCompany = submission<Visit, typeof changedCompany>({
  schema: changedCompany,
  show,
  async submit(visit, { basis, ...input }) {
    await visit.engine.companies.change(visit.actor, visit.id(), input, basis)
    return redirect('/companies', success(commonTexts(visit.language).saved))
  },
})

async function show(visit: Visit, draft: Draft) {
  const { engine, actor, language } = visit
  const company = await engine.companies.find(actor, visit.id())
  const { id, name, basis } = company
  const choices = await choicesOf(visit, company)
  const t = companyTexts(language)
  return page(
    { title: name, narrow: true },
    <>
      <PageHeader title={name} back={{ href: '/companies', label: t.title }}>
        <LinkButton icon="sitemap" href={`/departments?company=${id}`}>
          {t.departments}
        </LinkButton>
      </PageHeader>
      <KeptForm
        action={`/companies/${id}`}
        draft={draft}
        basis={basis}
        cancel="/companies"
        mayChange={mayChangeCompany(actor)}
      >
        <CompanyFields {...choices} />
      </KeptForm>
    </>,
  )
}
