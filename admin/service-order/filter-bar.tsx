import type { ServiceOrderChoices } from '#engine'
import { Icon } from '../layout/icon.tsx'
import { useShell, useText } from '../layout/shell.ts'
import { activeFilters, type ListQuery, listAddress } from './list-filters.ts'
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
        <label class="filter-field">
          <span class="form-label">{t.technician}</span>
          <select name="who" class="form-select">
            <Choices
              chosen={query.who}
              list={[
                { id: '', name: t.anyTechnician },
                { id: 'me', name: t.me },
                { id: 'none', name: t.nobody },
                ...technicians,
              ]}
            />
          </select>
        </label>
        <label class="filter-field">
          <span class="form-label">{t.technicianGroup}</span>
          <select name="group" class="form-select">
            <Choices
              chosen={query.group}
              list={[{ id: '', name: t.anyGroup }, ...choices.technicianGroups]}
            />
          </select>
        </label>
        <label class="filter-field">
          <span class="form-label">{t.type}</span>
          <select name="type" class="form-select">
            <Choices chosen={query.type} list={[{ id: '', name: t.anyType }, ...choices.types]} />
          </select>
        </label>
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
            <a class="btn btn-ghost-secondary" href={listAddress({ tab: query.tab, q: '' })}>
              {t.clear}
            </a>
          )}
        </div>
      </form>
    </details>
  )
}

export type ListChoices = Pick<ServiceOrderChoices, 'types' | 'technicianGroups' | 'technicians'>

function Choices({
  list,
  chosen = '',
}: {
  list: readonly { id: string; name: string }[]
  chosen?: string | undefined
}) {
  return (
    <>
      {list.map(({ id, name }) => (
        <option key={id} value={id} selected={id === chosen}>
          {name}
        </option>
      ))}
    </>
  )
}
