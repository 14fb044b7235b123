import { KeptForm } from '../administration/kept-form.tsx'
import { stored } from '../administration/stored.ts'
import { commonTexts } from '../administration/texts.ts'
import { noFields } from '../administration/typed.ts'
import { page, redirect } from '../answer.ts'
import { type Draft, submission } from '../form/submission.ts'
import { PageHeader } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { ArticleFields, changedArticle, ownersFor } from './form.tsx'

export async function showArticleForm(visit: Visit) {
  return show(visit, stored(await visit.engine.articles.find(visit.actor, visit.id())))
}

export const changeArticle = submission<Visit, typeof changedArticle>({
  schema: changedArticle,
  show,
  async submit(visit, { basis, ...input }) {
    await visit.engine.articles.change(visit.actor, visit.id(), input, basis)
    return redirect(`/articles/${visit.id()}`, success(commonTexts(visit.language).saved))
  },
})

export async function removeArticle(visit: Visit) {
  visit.form(noFields)
  await visit.engine.articles.remove(visit.actor, visit.id())
  return redirect('/articles', success(commonTexts(visit.language).removed))
}

async function show(visit: Visit, draft: Draft) {
  const { id, title, basis } = await visit.engine.articles.find(visit.actor, visit.id())
  const owners = await ownersFor(visit)
  const here = `/articles/${id}`
  return page(
    { title, narrow: true },
    <>
      <PageHeader title={commonTexts(visit.language).edit} back={{ href: here, label: title }} />
      <KeptForm action={here} draft={draft} basis={basis} cancel={here}>
        <ArticleFields owners={owners} />
      </KeptForm>
    </>,
  )
}
