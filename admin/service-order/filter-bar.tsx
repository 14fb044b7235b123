import type { ServiceOrderChoices } from '#engine'
import { SelectFilter } from '../case/filter-card.tsx'
import { activeFilters, unfilteredAddress } from '../case/list-address.ts'
import { optionsOf } from '../layout/components/option.ts'
import { Icon } from '../layout/icon.tsx'
import { useShell, useText } from '../layout/shell.ts'
import type { ListQuery } from './list-filters.ts'
import { serviceOrderTexts } from './texts.ts'

/** Filters and search; all of it lands in the address. */
export function FilterBar({ query, choices }: { query: ListQuery; choices: ListChoices }) {
  const t = useText(serviceOrderTexts)
  const { signedIn } = useShell()
  const active = activeFilters(query)
  const technicians = choices.technicians.filter(({ id }) => id !== signedIn?.actor.id)
  return (
    <details class="card filter-card" open={active > 0}>
      <summary class="filter-summary">
        <Icon name="adjustments-horizontal" />
        <span class="fw-medium">{t.filters}</span>
        {active > 0 && <span class="badge badge-info">{t.active(active)}</span>}
        <Icon name="chevron-down" class="filter-arrow" />
      </summary>
      <form method="get" action="/service-orders" class="filter-form" data-autosubmit>
        {query.tab && <input type="hidden" name="tab" value={query.tab} />}
        <label class="filter-field filter-search">
          <span class="form-label">{t.search}</span>
          <input
            type="search"
            name="q"
            class="form-control"
            value={query.q}
            placeholder={t.searchHint}
            maxLength={200}
            autocomplete="off"
          />
        </label>
        <SelectFilter
          name="who"
          label={t.technician}
          chosen={query.who}
          options={[
            { value: '', label: t.anyTechnician },
            { value: 'me', label: t.me },
            { value: 'none', label: t.nobody },
            ...optionsOf(technicians),
          ]}
        />
        <SelectFilter
          name="group"
          label={t.technicianGroup}
          chosen={query.group}
          options={[{ value: '', label: t.anyGroup }, ...optionsOf(choices.technicianGroups)]}
        />
        <SelectFilter
          name="type"
          label={t.type}
          chosen={query.type}
          options={[{ value: '', label: t.anyType }, ...optionsOf(choices.types)]}
        />
        <label class="filter-field filter-narrow">
          <span class="form-label">{t.from}</span>
          <input type="date" name="from" class="form-control" value={query.from} />
        </label>
        <label class="filter-field filter-narrow">
          <span class="form-label">{t.to}</span>
          <input type="date" name="to" class="form-control" value={query.to} />
        </label>
        <div class="btn-list filter-buttons">
          <button type="submit" class="btn">
            <Icon name="search" />
            {t.apply}
          </button>
          {active > 0 && (
            <a class="btn btn-ghost-secondary" href={unfilteredAddress('/service-orders', query)}>
              {t.clear}
            </a>
          )}
        </div>
      </form>
    </details>
  )
}

export type ListChoices = Pick<ServiceOrderChoices, 'types' | 'technicianGroups' | 'technicians'>
