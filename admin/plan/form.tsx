import { z } from 'zod'
import { typed } from '../administration/typed.ts'
import { checkbox } from '../form/fields.ts'
import { AreaField, CheckField, Message, TextField } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { planTexts } from './texts.ts'

const fields = {
  name: typed(),
  description: typed(),
  whatsapp: checkbox(),
  phone: checkbox(),
  active: checkbox(),
}
export const newPlan = z.strictObject(fields)
export const changedPlan = z.strictObject({ basis: typed(), ...fields })

export function PlanFields({ isWhatsappOn }: { isWhatsappOn: boolean }) {
  const t = useText(planTexts)
  return (
    <>
      <TextField name="name" label={t.name} required autocomplete="off" />
      <AreaField name="description" label={t.description} rows={3} />
      <CheckField name="whatsapp" label={t.whatsapp} hint={t.whatsappHint} />
      {!isWhatsappOn && (
        <Message tone="info">
          {t.whatsappOff}{' '}
          <a href="/channels" class="text-decoration-underline">
            {t.toChannels}
          </a>
        </Message>
      )}
      <CheckField name="phone" label={t.phone} hint={t.phoneHint} />
      <CheckField name="active" label={t.active} hint={t.activeHint} />
    </>
  )
}
