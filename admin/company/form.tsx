import { z } from 'zod'
import { BRAZILIAN_TIME_ZONES, NOTIFICATION_LEVELS, RATING_SCALES } from '#engine'
import { typed } from '../administration/typed.ts'
import { TermsFields } from '../contract/terms-fields.tsx'
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
  usesTickets: checkbox(),
  usesAtendimentos: checkbox(),
  contatoEnabled: checkbox(),
  atendimentosEnabled: checkbox(),
  defaultNotificationLevel: z.enum(NOTIFICATION_LEVELS).default('start_end'),
  defaultRatingAsked: checkbox(),
  slaTableId: typed(),
  overdueDays: typed().transform((days) => days || '10'),
  divertMinutes: typed().transform((minutes) => minutes || '10'),
  ownPhoneMinutes: typed().transform((minutes) => minutes || '30'),
  active: checkbox(),
}
export const newCompany = z.strictObject(fields)
export const changedCompany = z.strictObject({ basis: typed(), ...fields })

export type CompanyChoices = {
  calendars: readonly Option[]
  policies: readonly Option[]
  slaTables: readonly Option[]
}

export function CompanyFields({ calendars, policies, slaTables }: CompanyChoices) {
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
            class="mb-3 col-md-6 only-tickets"
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
        <legend class="form-section">{t.uses}</legend>
        <CheckField name="usesTickets" label={t.usesTickets} hint={t.usesTicketsHint} />
        <CheckField name="usesAtendimentos" label={t.usesAtendimentos} hint={t.usesAtendimentosHint} />
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
            class="mb-3 col-md-6 only-tickets"
            name="silencePolicyId"
            label={t.silencePolicy}
            hint={t.silencePolicyHint}
            options={policies}
            required
          />
          <TextField
            class="mb-3 col-md-6 only-tickets"
            name="firstResponseMinutes"
            label={t.firstResponse}
            hint={t.firstResponseHint}
            type="number"
            min={1}
            required
          />
        </div>
      </fieldset>
      <AtendimentoFields slaTables={slaTables} />
      <WhatsappFields />
      <fieldset class="only-tickets">
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

function WhatsappFields() {
  const t = useText(companyTexts)
  return (
    <fieldset>
      <legend class="form-section">{t.whatsapp}</legend>
      <div class="row">
        <TextField
          class="mb-3 col-md-6"
          name="divertMinutes"
          label={t.divertMinutes}
          hint={t.divertMinutesHint}
          type="number"
          min={1}
          max={1440}
        />
        <TextField
          class="mb-3 col-md-6"
          name="ownPhoneMinutes"
          label={t.ownPhoneMinutes}
          hint={t.ownPhoneMinutesHint}
          type="number"
          min={1}
          max={1440}
        />
      </div>
    </fieldset>
  )
}

/** How the company works with atendimentos; seen when it does. */
function AtendimentoFields({ slaTables }: Pick<CompanyChoices, 'slaTables'>) {
  const t = useText(companyTexts)
  return (
    <fieldset class="only-atendimentos">
      <legend class="form-section">{t.atendimentos}</legend>
      <div class="row">
        <TermsFields slaTables={slaTables} words={t} />
        <SelectField
          class="mb-3 col-md-6"
          name="defaultNotificationLevel"
          label={t.notificationLevel}
          hint={t.notificationLevelHint}
          options={NOTIFICATION_LEVELS.map((level) => ({ value: level, label: t.levels[level] }))}
        />
        <div class="col-md-6">
          <CheckField name="defaultRatingAsked" label={t.ratingAsked} />
          <CheckField name="contatoEnabled" label={t.contato} hint={t.contatoHint} />
          <CheckField name="atendimentosEnabled" label={t.atendimentosMenu} hint={t.atendimentosMenuHint} />
        </div>
      </div>
    </fieldset>
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
