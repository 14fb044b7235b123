import { AreaField, TextField } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { stopNoticeTexts } from './texts.ts'

/** What is said, and when things are expected to work again. */
export function StopFields() {
  const t = useText(stopNoticeTexts)
  return (
    <>
      <AreaField name="message" label={t.message} hint={t.messageHint} rows={4} maxLength={1_000} required />
      <div class="row">
        <TextField
          class="mb-3 col-sm-6 col-md-4"
          name="expectedDay"
          label={t.expectedDay}
          hint={t.expectedHint}
          type="date"
        />
        <TextField class="mb-3 col-sm-6 col-md-3" name="expectedTime" label={t.expectedTime} type="time" />
      </div>
    </>
  )
}
