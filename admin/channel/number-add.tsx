import { z } from 'zod'
import { companyChoices } from '../administration/choices.ts'
import { KeptForm } from '../administration/kept-form.tsx'
import { typed } from '../administration/typed.ts'
import { page, redirect } from '../answer.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { Message, PageHeader, SelectField, TextField } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { numberTexts } from './number-texts.ts'

const newNumber = z.strictObject({ companyId: typed(), name: typed() })

export function showNewNumber(visit: Visit) {
  return show(visit, blank())
}

/** A further number, of one company. */
export const addNumber = submission<Visit, typeof newNumber>({
  schema: newNumber,
  show,
  async submit({ engine, actor, language }, input) {
    const { name } = await engine.whatsappNumbers.add(actor, input)
    return redirect('/channels', success(numberTexts(language).added(name)))
  },
})

async function show(visit: Visit, draft: Draft) {
  const t = numberTexts(visit.language)
  const { engine, actor } = visit
  const [companies, numbers] = await Promise.all([companyChoices(visit), engine.whatsappNumbers.list(actor)])
  const free = companies.filter(({ value }) => !numbers.some(({ companyId }) => companyId === value))
  return page(
    { title: t.add, narrow: true },
    <>
      <PageHeader title={t.add} subtitle={t.addSubtitle} back={{ href: '/channels', label: t.channels }} />
      {free.length === 0 ? (
        <Message tone="info">{t.allHave}</Message>
      ) : (
        <KeptForm action="/channels/whatsapp" draft={draft} cancel="/channels" once>
          <SelectField name="companyId" label={t.company} hint={t.companyHint} options={free} required />
          <TextField name="name" label={t.name} hint={t.nameHint} required autocomplete="off" />
        </KeptForm>
      )}
    </>,
  )
}
