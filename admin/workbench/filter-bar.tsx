import { CheckFilter, FilterCard, PeriodFilter, SelectFilter } from '../case/filter-card.tsx'
import { optionsOf } from '../layout/components/option.ts'
import { useText } from '../layout/shell.ts'
import type { WorkbenchChoices } from './choices.ts'
import type { WorkbenchQuery } from './filters.ts'
import { workbenchTexts } from './texts.ts'

/** What the workbench can be narrowed to. */
export function FilterBar({ query, choices }: { query: WorkbenchQuery; choices: WorkbenchChoices }) {
  const t = useText(workbenchTexts)
  return (
    <FilterCard path="/atendimentos" query={query} choices={choices} searchHint={t.searchHint}>
      <SelectFilter
        name="process"
        label={t.process}
        chosen={query.process}
        options={[{ value: '', label: t.anyProcess }, ...optionsOf(choices.processes)]}
      />
      <PeriodFilter query={query} />
      <CheckFilter name="late" label={t.lateOnly} checked={query.late === 'on'} />
    </FilterCard>
  )
}
