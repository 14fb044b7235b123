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
import { type WorkbenchQuery, workbenchAddress } from './filters.ts'
import type { WorkbenchChoices } from './page.tsx'
import { workbenchTexts } from './texts.ts'

/** What the workbench can be narrowed to. */
export function FilterBar({ query, choices }: { query: WorkbenchQuery; choices: WorkbenchChoices }) {
  const t = useText(workbenchTexts)
  const { list } = useText(caseTexts)
  return (
    <FilterCard
      action="/atendimentos"
      active={activeFilters(query)}
      hidden={{ tab: query.tab, customer: query.customer }}
      clearHref={workbenchAddress({ tab: query.tab, q: '' })}
    >
      <SearchFilter value={query.q} hint={t.searchHint} />
      <ResponsibleFilter choices={choices} chosen={query.who} />
      <DepartmentFilter choices={choices} chosen={query.department} />
      <SelectFilter
        name="process"
        label={t.process}
        chosen={query.process}
        options={[
          { value: '', label: t.anyProcess },
          ...choices.processes.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <PeriodFilter from={query.from} to={query.to} />
      <CheckFilter name="late" label={t.lateOnly} checked={query.late === 'on'} />
      <CheckFilter name="unread" label={list.unreadOnly} checked={query.unread === 'on'} />
    </FilterCard>
  )
}
