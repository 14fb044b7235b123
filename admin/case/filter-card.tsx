import type { ComponentChildren } from 'preact'
import { optionsOf } from '../layout/components/option.ts'
import { drawnOnceFor } from '../layout/drawn-once.tsx'
import { Icon } from '../layout/icon.tsx'
import { ShellContext, useShell, useText } from '../layout/shell.ts'
import type { Choices } from '../queue/choices.ts'
import type { CaseQuery } from './filters.ts'
import { activeFilters, unfilteredAddress } from './list-address.ts'
import { caseTexts } from './texts.ts'

type Props = {
  path: string
  query: CaseQuery
  choices: Choices
  searchHint: string
  children: ComponentChildren
}

/**
 * Filters of a list of cases; all of it lands in the address, so that a list can be sent to a colleague. `children` are
 * those that only this list has. Drawn once for all who have the same choices: besides them it looks only at the query,
 * the language, and who asks.
 */
export function FilterCard(props: Props) {
  const shell = useShell()
  const { path, query, choices } = props
  const key = JSON.stringify([path, shell.language, shell.signedIn?.actor.id, query])
  return drawn(choices, key, () => (
    <ShellContext.Provider value={shell}>
      <Card {...props} />
    </ShellContext.Provider>
  ))
}

const drawn = drawnOnceFor<Choices>()

function Card({ path, query, choices, searchHint, children }: Props) {
  const { list: t } = useText(caseTexts)
  const active = activeFilters(query)
  const { tab, customer } = query
  return (
    <details class="card filter-card" open={active > 0}>
      <summary class="filter-summary">
        <Icon name="adjustments-horizontal" />
        <span class="fw-medium">{t.filters}</span>
        {active > 0 && <span class="badge badge-info">{t.active(active)}</span>}
        <Icon name="chevron-down" class="filter-arrow" />
      </summary>
      <form method="get" action={path} class="filter-form" data-autosubmit>
        {tab && <input type="hidden" name="tab" value={tab} />}
        {customer && <input type="hidden" name="customer" value={customer} />}
        <SearchFilter value={query.q} hint={searchHint} />
        <ResponsibleFilter choices={choices} chosen={query.who} />
        <DepartmentFilter choices={choices} chosen={query.department} />
        {children}
        <CheckFilter name="unread" label={t.unreadOnly} checked={query.unread === 'on'} />
        <div class="btn-list filter-buttons">
          <button type="submit" class="btn">
            <Icon name="search" />
            {t.apply}
          </button>
          {active > 0 && (
            <a class="btn btn-ghost-secondary" href={unfilteredAddress(path, query)}>
              {t.clear}
            </a>
          )}
        </div>
      </form>
    </details>
  )
}

function SearchFilter({ value, hint }: { value: string; hint: string }) {
  const { list: t } = useText(caseTexts)
  return (
    <label class="filter-field filter-search">
      <span class="form-label">{t.search}</span>
      <input
        type="search"
        name="q"
        class="form-control"
        value={value}
        placeholder={hint}
        maxLength={200}
        autocomplete="off"
      />
    </label>
  )
}

export function SelectFilter({
  name,
  label,
  options,
  chosen = '',
  narrow = false,
}: {
  name: string
  label: string
  options: readonly { value: string; label: string }[]
  chosen?: string | undefined
  narrow?: boolean
}) {
  return (
    <label class={`filter-field ${narrow ? 'filter-narrow' : ''}`}>
      <span class="form-label">{label}</span>
      <select name={name} class="form-select">
        {options.map(({ value, label }) => (
          <option key={value} value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Whoever is on it: anybody, me, nobody, a colleague. */
function ResponsibleFilter({ choices, chosen }: { choices: Choices; chosen: string | undefined }) {
  const { list: t } = useText(caseTexts)
  const { signedIn } = useShell()
  const colleagues = choices.operators.filter(({ id }) => id !== signedIn?.actor.id)
  return (
    <SelectFilter
      name="who"
      label={t.responsible}
      chosen={chosen}
      options={[
        { value: '', label: t.anybody },
        { value: 'me', label: t.me },
        { value: 'none', label: t.nobody },
        ...optionsOf(colleagues),
      ]}
    />
  )
}

function DepartmentFilter({ choices, chosen }: { choices: Choices; chosen: string | undefined }) {
  const { list: t } = useText(caseTexts)
  const severalCompanies = new Set(choices.departments.map(({ company }) => company)).size > 1
  return (
    <SelectFilter
      name="department"
      label={t.department}
      chosen={chosen}
      options={[
        { value: '', label: t.anyDepartment },
        ...choices.departments.map(({ id, name, company }) => ({
          value: id,
          label: severalCompanies ? `${name} · ${company}` : name,
        })),
      ]}
    />
  )
}

/** Opened between two days. */
export function PeriodFilter({ query: { from, to } }: { query: CaseQuery }) {
  const { list: t } = useText(caseTexts)
  return (
    <>
      <label class="filter-field filter-narrow">
        <span class="form-label">{t.from}</span>
        <input type="date" name="from" class="form-control" value={from} />
      </label>
      <label class="filter-field filter-narrow">
        <span class="form-label">{t.to}</span>
        <input type="date" name="to" class="form-control" value={to} />
      </label>
    </>
  )
}

export function CheckFilter({ name, label, checked }: { name: string; label: string; checked: boolean }) {
  return (
    <label class="form-check filter-check">
      <input type="checkbox" name={name} class="form-check-input" checked={checked} />
      <span class="form-check-label">{label}</span>
    </label>
  )
}
