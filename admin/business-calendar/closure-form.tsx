import type { Draft } from '../form/submission.ts'
import { Form, SubmitButton, TextField } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { calendarTexts } from './texts.ts'

/** Closes a day of one's own, or changes one that is kept: the date says which. */
export function ClosureForm({ calendarId, year, draft }: { calendarId: string; year: number; draft: Draft }) {
  const t = useText(calendarTexts)
  const isEditing = Boolean(draft.values.name)
  return (
    <Form action={`/calendars/${calendarId}/closures?year=${year}`} draft={draft} class="card mb-3" id="day">
      <div class="card-header">
        <h2 class="card-title">{isEditing ? t.editDay : t.addDay}</h2>
      </div>
      <div class="card-body">
        <p class="text-secondary">{t.addDayText}</p>
        <div class="row">
          <TextField class="mb-3 col-md-3" name="date" label={t.date} type="date" required />
          <TextField
            class="mb-3 col-md-5"
            name="name"
            label={t.dayName}
            required
            autocomplete="off"
            maxLength={120}
          />
          <TextField class="mb-3 col-md-4" name="open" label={t.open} hint={t.openHint} autocomplete="off" />
        </div>
      </div>
      <div class="card-footer text-end">
        <SubmitButton>{t.saveDay}</SubmitButton>
      </div>
    </Form>
  )
}
