import { SEVERITIES } from '#engine'
import { FilterCard, PeriodFilter, SelectFilter } from '../case/filter-card.tsx'
import { useText } from '../layout/shell.ts'
import { ticketVocabulary } from '../ticket/words.ts'
import type { Choices } from './choices.ts'
import type { QueueQuery } from './filters.ts'
import { queueTexts } from './texts.ts'

/** What the queue can be narrowed to (R29). */
export function FilterBar({ query, choices }: { query: QueueQuery; choices: Choices }) {
  const t = useText(queueTexts)
  const { severity } = useText(ticketVocabulary)
  return (
    <FilterCard path="/tickets" query={query} choices={choices} searchHint={t.searchHint}>
      <SelectFilter
        name="severity"
        label={t.severity}
        narrow
        chosen={query.severity}
        options={[
          { value: '', label: t.anySeverity },
          ...SEVERITIES.map((value) => ({ value, label: severity[value] })),
        ]}
      />
      <PeriodFilter query={query} />
    </FilterCard>
  )
}
