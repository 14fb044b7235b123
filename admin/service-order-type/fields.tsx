import type { ServiceOrderType } from '#engine'
import { AreaField, Badge, TextField } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { serviceOrderTypeTexts } from './texts.ts'

export function TypeFields() {
  const t = useText(serviceOrderTypeTexts)
  return (
    <div class="row">
      <TextField
        class="mb-3 col-md-6"
        name="minutes"
        label={t.minutes}
        hint={t.minutesHint}
        type="number"
        min={5}
        max={1440}
        step={5}
        required
      />
      <AreaField class="mb-3 col-12" name="terms" label={t.terms} hint={t.termsHint} rows={5} />
    </div>
  )
}

export function TypeMarks({ item: { minutes, terms } }: { item: ServiceOrderType }) {
  const t = useText(serviceOrderTypeTexts)
  return (
    <div class="badges-list mt-1">
      <Badge icon="clock">{t.lasts(minutes)}</Badge>
      {terms && <Badge icon="printer">{t.printed}</Badge>}
    </div>
  )
}
