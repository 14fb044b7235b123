import { KeptForm } from '../administration/kept-form.tsx'
import { page, redirect } from '../answer.ts'
import { ownersFor } from '../article/form.tsx'
import { blank, type Draft, submission } from '../form/submission.ts'
import { PageHeader } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { CannedTextFields, newCannedText } from './form.tsx'
import { cannedTextTexts } from './texts.ts'

export function showNewCannedText(visit: Visit) {
  return show(visit, blank({ active: 'on' }))
}

export const addCannedText = submission<Visit, typeof newCannedText>({
  schema: newCannedText,
  show,
  async submit({ engine, actor, language }, input) {
    const { id, title } = await engine.cannedTexts.add(actor, input)
    return redirect(`/canned-texts/${id}`, success(cannedTextTexts(language).added(title)))
  },
})

async function show(visit: Visit, draft: Draft) {
  const t = cannedTextTexts(visit.language)
  const owners = await ownersFor(visit)
  return page(
    { title: t.add, narrow: true },
    <>
      <PageHeader title={t.add} back={{ href: '/canned-texts', label: t.title }} />
      <KeptForm action="/canned-texts" draft={draft} cancel="/canned-texts" once>
        <CannedTextFields owners={owners} />
      </KeptForm>
    </>,
  )
}
