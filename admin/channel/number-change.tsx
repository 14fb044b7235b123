import { z } from 'zod'
import { KeptForm } from '../administration/kept-form.tsx'
import { Removal } from '../administration/removal.tsx'
import { stored } from '../administration/stored.ts'
import { commonTexts } from '../administration/texts.ts'
import { noFields, typed } from '../administration/typed.ts'
import { page, redirect } from '../answer.ts'
import { type Draft, submission } from '../form/submission.ts'
import { PageHeader, TextField } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { numberTexts } from './number-texts.ts'

const changedNumber = z.strictObject({ basis: typed(), name: typed() })

export async function showNumber(visit: Visit) {
  return show(visit, stored(await visit.engine.whatsappNumbers.find(visit.actor, visit.id())))
}

export const changeNumber = submission<Visit, typeof changedNumber>({
  schema: changedNumber,
  show,
  async submit(visit, { basis, ...input }) {
    await visit.engine.whatsappNumbers.change(visit.actor, visit.id(), input, basis)
    return redirect('/channels', success(commonTexts(visit.language).saved))
  },
})

export const removeNumber = submission<Visit, typeof noFields>({
  schema: noFields,
  async show(visit, { problem }) {
    const number = await visit.engine.whatsappNumbers.find(visit.actor, visit.id())
    return show(visit, { ...stored(number), problem })
  },
  async submit(visit) {
    await visit.engine.whatsappNumbers.remove(visit.actor, visit.id())
    return redirect('/channels', success(commonTexts(visit.language).removed))
  },
})

async function show(visit: Visit, draft: Draft) {
  const { id, name, company, basis } = await visit.engine.whatsappNumbers.find(visit.actor, visit.id())
  const t = numberTexts(visit.language)
  const path = `/channels/whatsapp/${id}`
  return page(
    { title: t.title(name), narrow: true },
    <>
      <PageHeader title={t.title(name)} subtitle={company} back={{ href: '/channels', label: t.channels }}>
        <Removal path={path} title={t.removeTitle(name)} text={t.removeText} />
      </PageHeader>
      <KeptForm action={path} draft={draft} basis={basis} cancel="/channels">
        <TextField name="name" label={t.name} hint={t.nameHint} required autocomplete="off" />
      </KeptForm>
    </>,
  )
}
