import { z } from 'zod'
import { mayChangeSubjects, SEVERITIES } from '#engine'
import { KeptForm } from '../administration/kept-form.tsx'
import { Removal } from '../administration/removal.tsx'
import { stored } from '../administration/stored.ts'
import { commonTexts } from '../administration/texts.ts'
import { noFields, typed } from '../administration/typed.ts'
import { page, redirect } from '../answer.ts'
import { ChecklistCard } from '../checklist/card.tsx'
import { checkbox } from '../form/fields.ts'
import { type Draft, submission } from '../form/submission.ts'
import { CheckField, type Option, PageHeader, SelectField, TextField } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useText } from '../layout/shell.ts'
import { ticketVocabulary } from '../ticket/words.ts'
import type { Visit } from '../visit.ts'
import { parentChoices } from './parent-choices.ts'
import { subjectTexts } from './texts.ts'
import { treePath } from './tree-page.tsx'

const changedSubject = z.strictObject({
  basis: typed(),
  name: typed(),
  nameEn: typed(),
  severity: z.enum(SEVERITIES),
  active: checkbox(),
  parentId: typed(),
})

export async function showSubject(visit: Visit) {
  return show(visit, stored(await visit.engine.subjects.find(visit.actor, visit.id())))
}

export const changeSubject = submission<Visit, typeof changedSubject>({
  schema: changedSubject,
  show,
  async submit(visit, { basis, parentId, ...input }) {
    const { engine, actor } = visit
    const subject = await engine.subjects.change(actor, visit.id(), input, basis)
    if (parentId && parentId !== subject.parentId) {
      await engine.subjects.place(actor, subject.id, { parentId, place: LAST })
    }
    return redirect(treePath(subject), success(commonTexts(visit.language).saved))
  },
})

export const removeSubject = submission<Visit, typeof noFields>({
  schema: noFields,
  async show(visit, { problem }) {
    return show(visit, { ...stored(await visit.engine.subjects.find(visit.actor, visit.id())), problem })
  },
  async submit(visit) {
    const subject = await visit.engine.subjects.find(visit.actor, visit.id())
    await visit.engine.subjects.remove(visit.actor, subject.id)
    return redirect(treePath(subject), success(commonTexts(visit.language).removed))
  },
})

const LAST = 10_000

async function show(visit: Visit, draft: Draft) {
  const { engine, actor, language } = visit
  const subject = await engine.subjects.find(actor, visit.id())
  const parents = await parentChoices(visit, subject)
  const questions = subject.level === 'type' ? await engine.checklists.list(actor, subject.id) : null
  const t = subjectTexts(language)
  const mayChange = mayChangeSubjects(actor)
  return page(
    { title: subject.name, narrow: questions === null },
    <>
      <PageHeader
        title={subject.name}
        subtitle={t.levels[subject.level]}
        back={{ href: treePath(subject), label: t.title }}
      >
        {mayChange && (
          <Removal path={`/subjects/${subject.id}`} title={t.removeTitle(subject.name)} text={t.removeText} />
        )}
      </PageHeader>
      <KeptForm
        action={`/subjects/${subject.id}`}
        draft={draft}
        basis={subject.basis}
        cancel={treePath(subject)}
        mayChange={mayChange}
      >
        <SubjectFields parents={parents} />
      </KeptForm>
      {questions && <ChecklistCard subject={subject} questions={questions} mayChange={mayChange} />}
    </>,
  )
}

function SubjectFields({ parents }: { parents: readonly Option[] }) {
  const t = useText(subjectTexts)
  const { severity: severities } = useText(ticketVocabulary)
  return (
    <div class="row">
      <TextField class="mb-3 col-md-6" name="name" label={t.name} required autocomplete="off" />
      <TextField
        class="mb-3 col-md-6"
        name="nameEn"
        label={t.nameEn}
        hint={t.nameEnHint}
        autocomplete="off"
      />
      <SelectField
        class="mb-3 col-md-6"
        name="severity"
        label={t.severity}
        options={SEVERITIES.map((value) => ({ value, label: severities[value] }))}
      />
      {parents.length > 1 ? (
        <SelectField class="mb-3 col-md-6" name="parentId" label={t.parent} options={parents} />
      ) : (
        <input type="hidden" name="parentId" value={parents[0]?.value ?? ''} />
      )}
      <CheckField class="mb-3 col-12" name="active" label={t.active} hint={t.activeHint} />
    </div>
  )
}
