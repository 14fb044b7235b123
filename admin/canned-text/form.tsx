import { z } from 'zod'
import { filled, unknownPlaceholders } from '#engine'
import { OwnerFields } from '../administration/owner-fields.tsx'
import { typed } from '../administration/typed.ts'
import type { ownersFor } from '../article/form.tsx'
import { checkbox } from '../form/fields.ts'
import { AreaField, Card, CheckField, Message, TextField } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { cannedTextTexts } from './texts.ts'

const fields = {
  title: typed(),
  body: typed(),
  companyId: typed(),
  departmentId: typed(),
  active: checkbox(),
}
export const newCannedText = z.strictObject(fields)
export const changedCannedText = z.strictObject({ basis: typed(), ...fields })

export function CannedTextFields({ owners }: { owners: Awaited<ReturnType<typeof ownersFor>> }) {
  const t = useText(cannedTextTexts)
  return (
    <>
      <TextField name="title" label={t.titleField} hint={t.titleHint} required autocomplete="off" />
      <AreaField name="body" label={t.body} hint={t.bodyHint} rows={8} required />
      <OwnerFields {...owners} />
      <CheckField name="active" label={t.active} />
    </>
  )
}

/** The text with an example filled in, and a word about placeholders that nothing will fill. */
export function FilledExample({ body }: { body: string }) {
  const t = useText(cannedTextTexts)
  const unknown = unknownPlaceholders(body)
  return (
    <Card title={t.preview}>
      {unknown.length > 0 && (
        <Message tone="warning">{t.unknown(unknown.map((name) => `{${name}}`).join(', '))}</Message>
      )}
      <div class="as-typed">{filled(body, t.sample)}</div>
    </Card>
  )
}
