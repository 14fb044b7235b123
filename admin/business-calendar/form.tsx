import { z } from 'zod'
import { formatWeek, HOURS_PRESETS, WEEKDAYS, type WeeklyInterval } from '#engine'
import { typed } from '../administration/typed.ts'
import { useZones } from '../company/form.tsx'
import { SelectField, TextField } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { calendarTexts } from './texts.ts'

const fields = {
  name: typed(),
  timeZone: typed(),
  'hours.1': typed(),
  'hours.2': typed(),
  'hours.3': typed(),
  'hours.4': typed(),
  'hours.5': typed(),
  'hours.6': typed(),
  'hours.7': typed(),
}
export const newCalendar = z.strictObject(fields)
export const changedCalendar = z.strictObject({ basis: typed(), ...fields })

/** What was typed, as the engine takes it. */
export function calendarOf(form: z.output<typeof newCalendar>) {
  return { name: form.name, timeZone: form.timeZone, hours: WEEKDAYS.map((day) => form[`hours.${day}`]) }
}

/** The week as it stands in the form. */
export function weekInForm(weekly: readonly WeeklyInterval[]): Record<string, string> {
  return Object.fromEntries(formatWeek(weekly).map((text, index) => [`hours.${WEEKDAYS[index]}`, text]))
}

export const usualWeek = weekInForm(HOURS_PRESETS.weekdaysWithLunch.weekly)

export function CalendarFields() {
  const t = useText(calendarTexts)
  return (
    <>
      <div class="row">
        <TextField class="mb-3 col-md-7" name="name" label={t.name} required autocomplete="off" />
        <SelectField class="mb-3 col-md-5" name="timeZone" label={t.timeZone} options={useZones()} required />
      </div>
      <fieldset>
        <legend class="form-label">{t.hours}</legend>
        <p class="form-hint">{t.hoursHint}</p>
        <div class="week-fields">
          {WEEKDAYS.map((day) => (
            <TextField
              key={day}
              class="week-field"
              name={`hours.${day}`}
              label={t.weekdays[day]}
              placeholder={t.closed}
              autocomplete="off"
            />
          ))}
        </div>
      </fieldset>
    </>
  )
}
