import { KeptForm } from '../administration/kept-form.tsx'
import { page, redirect } from '../answer.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { PageHeader } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { subjectTexts } from '../subject/texts.ts'
import type { Visit } from '../visit.ts'
import { newQuestion, QuestionFields } from './form.tsx'

export function showNewQuestion(visit: Visit) {
  return show(visit, blank({ kind: 'text', required: 'on', active: 'on' }))
}

export const addQuestion = submission<Visit, typeof newQuestion>({
  schema: newQuestion,
  show,
  async submit(visit, input) {
    await visit.engine.checklists.add(visit.actor, visit.id(), input)
    return redirect(`/subjects/${visit.id()}#checklist`, success(subjectTexts(visit.language).questionAdded))
  },
})

async function show(visit: Visit, draft: Draft) {
  const { id, name } = await visit.engine.subjects.find(visit.actor, visit.id())
  const t = subjectTexts(visit.language)
  const here = `/subjects/${id}`
  return page(
    { title: t.addQuestion, narrow: true },
    <>
      <PageHeader title={t.addQuestion} back={{ href: here, label: name }} />
      <KeptForm action={`${here}/questions`} draft={draft} cancel={`${here}#checklist`} once>
        <QuestionFields />
      </KeptForm>
    </>,
  )
}
