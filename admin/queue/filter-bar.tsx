import { SEVERITIES } from '#engine'
import { Icon } from '../layout/icon.tsx'
import { useShell, useText } from '../layout/shell.ts'
import { ticketVocabulary } from '../ticket/words.ts'
import type { Choices } from './choices.ts'
import { activeFilters, type QueueQuery, queueAddress } from './filters.ts'
import { queueTexts } from './texts.ts'

/** Filters and search; all of it lands in the address, so that a queue can be sent to a colleague. */
export function FilterBar({ query, choices }: { query: QueueQuery; choices: Choices }) {
  const t = useText(queueTexts)
  const { severity } = useText(ticketVocabulary)
  const { signedIn } = useShell()
  const active = activeFilters(query)
  const severalCompanies = new Set(choices.departments.map(({ company }) => company)).size > 1
  return (
    <details class="card filter-card" open={active > 0}>
      <summary class="filter-summary">
        <Icon name="adjustments-horizontal" />
        <span class="fw-medium">{t.filters}</span>
        {active > 0 && <span class="badge badge-info">{t.active(active)}</span>}
        <Icon name="chevron-down" class="filter-arrow" />
      </summary>
      <form method="get" action="/tickets" class="filter-form" data-autosubmit>
        {query.tab && <input type="hidden" name="tab" value={query.tab} />}
        {query.customer && <input type="hidden" name="customer" value={query.customer} />}
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
          <span class="form-label">{t.responsible}</span>
          <select name="who" class="form-select">
            <Choice value="" label={t.anybody} chosen={query.who} />
            <Choice value="me" label={t.me} chosen={query.who} />
            <Choice value="none" label={t.nobody} chosen={query.who} />
            {choices.operators
              .filter(({ id }) => id !== signedIn?.actor.id)
              .map(({ id, name }) => (
                <Choice key={id} value={id} label={name} chosen={query.who} />
              ))}
          </select>
        </label>
        <label class="filter-field">
          <span class="form-label">{t.department}</span>
          <select name="department" class="form-select">
            <Choice value="" label={t.anyDepartment} chosen={query.department} />
            {choices.departments.map(({ id, name, company }) => (
              <Choice
                key={id}
                value={id}
                label={severalCompanies ? `${name} · ${company}` : name}
                chosen={query.department}
              />
            ))}
          </select>
        </label>
        <label class="filter-field filter-narrow">
          <span class="form-label">{t.severity}</span>
          <select name="severity" class="form-select">
            <Choice value="" label={t.anySeverity} chosen={query.severity} />
            {SEVERITIES.map((one) => (
              <Choice key={one} value={one} label={severity[one]} chosen={query.severity} />
            ))}
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
        <label class="form-check filter-check">
          <input type="checkbox" name="unread" class="form-check-input" checked={query.unread === 'on'} />
          <span class="form-check-label">{t.unreadOnly}</span>
        </label>
        <div class="btn-list filter-buttons">
          <button type="submit" class="btn">
            <Icon name="search" />
            {t.apply}
          </button>
          {active > 0 && (
            <a class="btn btn-ghost-secondary" href={queueAddress({ tab: query.tab, q: '' })}>
              {t.clear}
            </a>
          )}
        </div>
      </form>
    </details>
  )
}

function Choice({
  value,
  label,
  chosen = '',
}: {
  value: string
  label: string
  chosen?: string | undefined
}) {
  return (
    <option value={value} selected={value === chosen}>
      {label}
    </option>
  )
}
