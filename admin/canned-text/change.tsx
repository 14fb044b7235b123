import { mayChangeCannedText } from '#engine'
import { KeptForm } from '../administration/kept-form.tsx'
import { Removal } from '../administration/removal.tsx'
import { stored } from '../administration/stored.ts'
import { commonTexts } from '../administration/texts.ts'
import { noFields } from '../administration/typed.ts'
import { page, redirect } from '../answer.ts'
import { ownersFor } from '../article/form.tsx'
import { type Draft, submission } from '../form/submission.ts'
import { PageHeader } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { CannedTextFields, changedCannedText, FilledExample } from './form.tsx'
import { cannedTextTexts } from './texts.ts'

export async function showCannedText(visit: Visit) {
  return show(visit, stored(await visit.engine.cannedTexts.find(visit.actor, visit.id())))
}

export const changeCannedText = submission<Visit, typeof changedCannedText>({
  schema: changedCannedText,
  show,
  async submit(visit, { basis, ...input }) {
    await visit.engine.cannedTexts.change(visit.actor, visit.id(), input, basis)
    return redirect('/canned-texts', success(commonTexts(visit.language).saved))
  },
})

export async function removeCannedText(visit: Visit) {
  visit.form(noFields)
  await visit.engine.cannedTexts.remove(visit.actor, visit.id())
  return redirect('/canned-texts', success(commonTexts(visit.language).removed))
}

async function show(visit: Visit, draft: Draft) {
  const text = await visit.engine.cannedTexts.find(visit.actor, visit.id())
  const owners = await ownersFor(visit)
  const t = cannedTextTexts(visit.language)
  const here = `/canned-texts/${text.id}`
  const mayChange = mayChangeCannedText(visit.actor, text.companyId)
  return page(
    { title: text.title, narrow: true },
    <>
      <PageHeader title={text.title} back={{ href: '/canned-texts', label: t.title }}>
        {mayChange && <Removal path={here} title={t.removeTitle(text.title)} text={t.removeText} />}
      </PageHeader>
      <KeptForm action={here} draft={draft} basis={text.basis} cancel="/canned-texts" mayChange={mayChange}>
        <CannedTextFields owners={owners} />
      </KeptForm>
      <FilledExample body={String(draft.values.body ?? '')} />
    </>,
  )
}
