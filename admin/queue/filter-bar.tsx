import { SEVERITIES } from '#engine'
import {
  CheckFilter,
  DepartmentFilter,
  FilterCard,
  PeriodFilter,
  ResponsibleFilter,
  SearchFilter,
  SelectFilter,
} from '../case/filter-card.tsx'
import { activeFilters } from '../case/list-address.ts'
import { caseTexts } from '../case/texts.ts'
import { useText } from '../layout/shell.ts'
import { ticketVocabulary } from '../ticket/words.ts'
import type { Choices } from './choices.ts'
import { type QueueQuery, queueAddress } from './filters.ts'
import { queueTexts } from './texts.ts'

/** What the queue can be narrowed to (R29). */
export function FilterBar({ query, choices }: { query: QueueQuery; choices: Choices }) {
  const t = useText(queueTexts)
  const { list } = useText(caseTexts)
  const { severity } = useText(ticketVocabulary)
  return (
    <FilterCard
      action="/tickets"
      active={activeFilters(query)}
      hidden={{ tab: query.tab, customer: query.customer }}
      clearHref={queueAddress({ tab: query.tab, q: '' })}
    >
      <SearchFilter value={query.q} hint={t.searchHint} />
      <ResponsibleFilter choices={choices} chosen={query.who} />
      <DepartmentFilter choices={choices} chosen={query.department} />
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
      <PeriodFilter from={query.from} to={query.to} />
      <CheckFilter name="unread" label={list.unreadOnly} checked={query.unread === 'on'} />
    </FilterCard>
  )
}
