import { KeptForm } from '../administration/kept-form.tsx'
import { page, redirect } from '../answer.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { PageHeader } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { ArticleFields, newArticle, ownersFor } from './form.tsx'
import { articleTexts } from './texts.ts'

export function showNewArticle(visit: Visit) {
  return show(visit, blank({ published: 'on' }))
}

export const addArticle = submission<Visit, typeof newArticle>({
  schema: newArticle,
  show,
  async submit({ engine, actor, language }, input) {
    const { id, title } = await engine.articles.add(actor, input)
    return redirect(`/articles/${id}`, success(articleTexts(language).added(title)))
  },
})

async function show(visit: Visit, draft: Draft) {
  const t = articleTexts(visit.language)
  const owners = await ownersFor(visit)
  return page(
    { title: t.add, narrow: true },
    <>
      <PageHeader title={t.add} back={{ href: '/articles', label: t.title }} />
      <KeptForm action="/articles" draft={draft} cancel="/articles" once>
        <ArticleFields owners={owners} />
      </KeptForm>
    </>,
  )
}
