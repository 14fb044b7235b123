import { z } from 'zod'
import { BRAZILIAN_TIME_ZONES, RATING_SCALES } from '#engine'
import { typed } from '../administration/typed.ts'
import { checkbox } from '../form/fields.ts'
import { CheckField, type Option, SelectField, TextField, useDraft } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { companyTexts } from './texts.ts'
import { zoneName } from './zone-name.ts'

const fields = {
  name: typed(),
  document: typed(),
  email: typed(),
  productVersion: typed(),
  timeZone: typed(),
  calendarId: typed(),
  silencePolicyId: typed(),
  firstResponseMinutes: typed(),
  ratingScale: z.enum(RATING_SCALES),
  ratingCommentRequired: checkbox(),
  ratingDays: typed(),
  locale: z.enum(['pt-BR', 'en']).default('pt-BR'),
  active: checkbox(),
}
export const newCompany = z.strictObject(fields)
export const changedCompany = z.strictObject({ basis: typed(), ...fields })

export function CompanyFields({
  calendars,
  policies,
}: {
  calendars: readonly Option[]
  policies: readonly Option[]
}) {
  const t = useText(companyTexts)
  return (
    <>
      <fieldset>
        <legend class="form-section">{t.identity}</legend>
        <div class="row">
          <TextField class="mb-3 col-md-6" name="name" label={t.name} required autocomplete="off" />
          <TextField class="mb-3 col-md-6" name="document" label={t.document} autocomplete="off" />
          <TextField class="mb-3 col-md-6" name="email" label={t.email} type="email" autocomplete="off" />
          <TextField
            class="mb-3 col-md-6"
            name="productVersion"
            label={t.productVersion}
            hint={t.productVersionHint}
            autocomplete="off"
          />
          <SelectField
            class="mb-3 col-md-6"
            name="locale"
            label={t.locale}
            options={[
              { value: 'pt-BR', label: t.locales['pt-BR'] },
              { value: 'en', label: t.locales.en },
            ]}
          />
          <CheckField class="mb-3 col-12" name="active" label={t.active} hint={t.activeHint} />
        </div>
      </fieldset>
      <fieldset>
        <legend class="form-section">{t.time}</legend>
        <div class="row">
          <SelectField
            class="mb-3 col-md-6"
            name="calendarId"
            label={t.calendar}
            options={calendars}
            required
          />
          <ZoneField />
          <SelectField
            class="mb-3 col-md-6"
            name="silencePolicyId"
            label={t.silencePolicy}
            hint={t.silencePolicyHint}
            options={policies}
            required
          />
          <TextField
            class="mb-3 col-md-6"
            name="firstResponseMinutes"
            label={t.firstResponse}
            hint={t.firstResponseHint}
            type="number"
            min={1}
            required
          />
        </div>
      </fieldset>
      <fieldset>
        <legend class="form-section">{t.rating}</legend>
        <div class="row">
          <SelectField
            class="mb-3 col-md-6"
            name="ratingScale"
            label={t.ratingScale}
            options={RATING_SCALES.map((scale) => ({ value: scale, label: t.scales[scale] }))}
          />
          <TextField
            class="mb-3 col-md-6"
            name="ratingDays"
            label={t.ratingDays}
            type="number"
            min={1}
            max={90}
            required
          />
          <CheckField class="mb-3 col-12" name="ratingCommentRequired" label={t.ratingCommentRequired} />
        </div>
      </fieldset>
    </>
  )
}

function ZoneField() {
  const t = useText(companyTexts)
  return (
    <SelectField class="mb-3 col-md-6" name="timeZone" label={t.timeZone} options={useZones()} required />
  )
}

/** Brazil's zones, and the one that is kept already when it is elsewhere. */
export function useZones(): Option[] {
  const kept = useDraft().values.timeZone
  const zones: string[] = [...BRAZILIAN_TIME_ZONES]
  if (typeof kept === 'string' && kept && !zones.includes(kept)) zones.push(kept)
  return zones.map((zone) => ({ value: zone, label: zoneName(zone) }))
}
