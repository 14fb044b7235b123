import { KeptForm } from '../administration/kept-form.tsx'
import { Removal } from '../administration/removal.tsx'
import { stored } from '../administration/stored.ts'
import { commonTexts } from '../administration/texts.ts'
import { direction, noFields } from '../administration/typed.ts'
import { page, redirect } from '../answer.ts'
import { type Draft, submission } from '../form/submission.ts'
import { PageHeader } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { subjectTexts } from '../subject/texts.ts'
import type { Visit } from '../visit.ts'
import { changedQuestion, QuestionFields } from './form.tsx'

export async function showQuestion(visit: Visit) {
  return show(visit, await asStored(visit))
}

export const changeQuestion = submission<Visit, typeof changedQuestion>({
  schema: changedQuestion,
  show,
  async submit(visit, { basis, ...input }) {
    await visit.engine.checklists.change(visit.actor, visit.id(), visit.id('questionId'), input, basis)
    return redirect(checklistOf(visit), success(commonTexts(visit.language).saved))
  },
})

export async function moveQuestion(visit: Visit) {
  const { direction: where } = visit.form(direction)
  await visit.engine.checklists.move(visit.actor, visit.id(), visit.id('questionId'), where)
  return redirect(checklistOf(visit))
}

export const removeQuestion = submission<Visit, typeof noFields>({
  schema: noFields,
  show: async (visit, { problem }) => show(visit, { ...(await asStored(visit)), problem }),
  async submit(visit) {
    await visit.engine.checklists.remove(visit.actor, visit.id(), visit.id('questionId'))
    return redirect(checklistOf(visit), success(commonTexts(visit.language).removed))
  },
})

function checklistOf(visit: Visit): string {
  return `/subjects/${visit.id()}#checklist`
}

function found(visit: Visit) {
  return visit.engine.checklists.find(visit.actor, visit.id(), visit.id('questionId'))
}

async function asStored(visit: Visit): Promise<Draft> {
  const { choices, ...question } = await found(visit)
  return stored({ ...question, choices: choices.join('\n') })
}

async function show(visit: Visit, draft: Draft) {
  const question = await found(visit)
  const subject = await visit.engine.subjects.find(visit.actor, visit.id())
  const t = subjectTexts(visit.language)
  const here = `/subjects/${subject.id}/questions/${question.id}`
  return page(
    { title: t.editQuestion, narrow: true },
    <>
      <PageHeader title={t.editQuestion} back={{ href: checklistOf(visit), label: subject.name }}>
        <Removal path={here} title={t.removeQuestionTitle} text={t.removeQuestionText} />
      </PageHeader>
      <KeptForm action={here} draft={draft} basis={question.basis} cancel={checklistOf(visit)}>
        <QuestionFields />
      </KeptForm>
    </>,
  )
}
