import type { ComponentChildren } from 'preact'
import { Icon } from '../layout/icon.tsx'
import { useShell, useText } from '../layout/shell.ts'
import type { Choices } from '../queue/choices.ts'
import { caseTexts } from './texts.ts'

/** Filters of a list; all of it lands in the address, so that a list can be sent to a colleague. */
export function FilterCard({
  action,
  active,
  hidden,
  clearHref,
  children,
}: {
  action: string
  /** How many narrow the list. */
  active: number
  /** What stays as it is. */
  hidden: Record<string, string | undefined>
  clearHref: string
  children: ComponentChildren
}) {
  const { list: t } = useText(caseTexts)
  return (
    <details class="card filter-card" open={active > 0}>
      <summary class="filter-summary">
        <Icon name="adjustments-horizontal" />
        <span class="fw-medium">{t.filters}</span>
        {active > 0 && <span class="badge badge-info">{t.active(active)}</span>}
        <Icon name="chevron-down" class="filter-arrow" />
      </summary>
      <form method="get" action={action} class="filter-form" data-autosubmit>
        {Object.entries(hidden).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        {children}
        <div class="btn-list filter-buttons">
          <button type="submit" class="btn">
            <Icon name="search" />
            {t.apply}
          </button>
          {active > 0 && (
            <a class="btn btn-ghost-secondary" href={clearHref}>
              {t.clear}
            </a>
          )}
        </div>
      </form>
    </details>
  )
}

export function SearchFilter({ value, hint }: { value: string; hint: string }) {
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
export function ResponsibleFilter({ choices, chosen }: { choices: Choices; chosen: string | undefined }) {
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
        ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}

export function DepartmentFilter({ choices, chosen }: { choices: Choices; chosen: string | undefined }) {
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
export function PeriodFilter({ from, to }: { from: string | undefined; to: string | undefined }) {
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
