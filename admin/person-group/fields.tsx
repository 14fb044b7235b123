import { LOWEST_PRIORITY, type PersonGroup } from '#engine'
import { BeginningFields } from '../administration/beginning-fields.tsx'
import { Badge, type Option, SelectField } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { personGroupTexts } from './texts.ts'

const PRIORITIES = Array.from({ length: LOWEST_PRIORITY }, (_, n) => String(n + 1))

export function PersonGroupFields({
  choices,
}: {
  choices: { processes: readonly Option[]; classifications: readonly Option[] }
}) {
  const t = useText(personGroupTexts)
  return (
    <div class="row">
      <SelectField
        class="mb-3 col-md-4"
        name="priority"
        label={t.priority}
        hint={t.priorityHint}
        options={PRIORITIES.map((value) => ({ value, label: value }))}
      />
      <BeginningFields class="mb-3 col-md-4" choices={choices} words={t} />
    </div>
  )
}

type Marked = PersonGroup & { process: string | null; classification: string | null; customers: number }

export function PersonGroupMarks({
  item: { priority, process, classification, customers },
}: {
  item: Marked
}) {
  const t = useText(personGroupTexts)
  return (
    <div class="badges-list mt-1">
      <Badge tone={priority === 1 ? 'critical' : 'neutral'}>{t.priorities(priority)}</Badge>
      {process && <Badge icon="route">{process}</Badge>}
      {classification && <Badge icon="category">{classification}</Badge>}
      <span class="text-secondary small">{t.customers(customers)}</span>
    </div>
  )
}
