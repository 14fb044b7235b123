import { z } from 'zod'
import { companyChoices, departmentChoices } from '../administration/choices.ts'
import { OwnerFields } from '../administration/owner-fields.tsx'
import { typed } from '../administration/typed.ts'
import { checkbox } from '../form/fields.ts'
import { AreaField, CheckField, TextField } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { articleTexts } from './texts.ts'

const fields = {
  title: typed(),
  body: typed(),
  url: typed(),
  companyId: typed(),
  departmentId: typed(),
  published: checkbox(),
}
export const newArticle = z.strictObject(fields)
export const changedArticle = z.strictObject({ basis: typed(), ...fields })

export async function ownersFor(visit: Visit) {
  const [companies, departments] = await Promise.all([companyChoices(visit), departmentChoices(visit)])
  return { companies, departments, isLimited: visit.actor.companyId !== null }
}

export function ArticleFields({ owners }: { owners: Awaited<ReturnType<typeof ownersFor>> }) {
  const t = useText(articleTexts)
  return (
    <>
      <TextField name="title" label={t.titleField} hint={t.titleHint} required autocomplete="off" />
      <AreaField name="body" label={t.body} hint={t.bodyHint} rows={12} required />
      <TextField name="url" label={t.url} hint={t.urlHint} type="url" autocomplete="off" />
      <OwnerFields {...owners} />
      <CheckField name="published" label={t.published} hint={t.publishedHint} />
    </>
  )
}
