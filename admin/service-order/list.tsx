import {
  SERVICE_ORDER_TABS,
  type ServiceOrderCounts,
  type ServiceOrderPage,
  type ServiceOrderTab,
} from '#engine'
import { type Answer, page } from '../answer.ts'
import { CaseAssets } from '../case/assets.tsx'
import { activeFilters, listAddress, unfilteredAddress } from '../case/list-address.ts'
import { EmptyState, LinkButton, PageHeader, Pager } from '../layout/components/index.ts'
import { useShell, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { ServiceOrderAssets } from './assets.tsx'
import { FilterBar, type ListChoices } from './filter-bar.tsx'
import { filtersOf, type ListQuery, listQuery } from './list-filters.ts'
import { OrderRows } from './rows.tsx'
import { serviceOrderTexts } from './texts.ts'

/** Service orders in tabs with counts; filters and search in the address. */
export async function showServiceOrders(visit: Visit): Promise<Answer> {
  const { engine, actor } = visit
  const query = listQuery(visit)
  const filters = filtersOf(query, visit.timeZone)
  const [rows, counts, choices] = await Promise.all([
    engine.serviceOrders.page(actor, filters, { after: query.after }),
    engine.serviceOrders.counts(actor, filters),
    choicesIn(visit),
  ])
  return page(
    { title: serviceOrderTexts(visit.language).title, wide: true },
    <ListPage query={query} tab={filters.tab} rows={rows} counts={counts} choices={choices} />,
  )
}

/** What the companies of the operator have, each once. */
async function choicesIn({ engine, actor }: Visit): Promise<ListChoices> {
  const companies = await engine.serviceOrders.companies(actor)
  const all = await Promise.all(companies.map(({ id }) => engine.serviceOrders.choices(actor, id)))
  return {
    types: eachOnce(all.flatMap(({ types }) => types)),
    technicianGroups: eachOnce(all.flatMap(({ technicianGroups }) => technicianGroups)),
    technicians: eachOnce(
      all.flatMap(({ technicians }) => technicians.filter(({ groupIds }) => groupIds.length > 0)),
    ),
  }
}

function eachOnce<Row extends { id: string }>(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}

function ListPage({
  query,
  tab,
  rows,
  counts,
  choices,
}: {
  query: ListQuery
  tab: ServiceOrderTab
  rows: ServiceOrderPage
  counts: ServiceOrderCounts
  choices: ListChoices
}) {
  const t = useText(serviceOrderTexts)
  const { address } = useShell()
  const isNarrowed = activeFilters(query) > 0
  return (
    <>
      <CaseAssets />
      <ServiceOrderAssets />
      <PageHeader title={t.title}>
        <LinkButton href="/agenda" icon="calendar-event">
          {t.toAgenda}
        </LinkButton>
      </PageHeader>
      <FilterBar query={query} choices={choices} />
      <div id="orders" hx-get={address} hx-select="#orders" hx-swap="outerHTML" hx-trigger="live from:body">
        <nav class="queue-tabs" aria-label={t.tabsLabel}>
          {SERVICE_ORDER_TABS.map((one) => (
            <a
              key={one}
              href={listAddress('/service-orders', query, { tab: one })}
              class={`queue-tab ${one === tab ? 'active' : ''}`}
              aria-current={one === tab ? 'page' : undefined}
            >
              {t.tab[one]} {one in counts && <Count of={counts[one as keyof ServiceOrderCounts]} />}
            </a>
          ))}
        </nav>
        <div class="card queue-card">
          {rows.rows.length === 0 ? (
            <EmptyState
              icon={isNarrowed ? 'search-off' : 'tool'}
              title={isNarrowed ? t.nothingFound : t.emptyTitle}
              text={isNarrowed ? t.nothingFoundText : t.emptyText}
              action={
                isNarrowed && (
                  <LinkButton href={unfilteredAddress('/service-orders', query)} icon="filter-off">
                    {t.clear}
                  </LinkButton>
                )
              }
            />
          ) : (
            <OrderRows rows={rows.rows} />
          )}
        </div>
        <Pager next={rows.next} />
      </div>
    </>
  )
}

function Count({ of: { count, more } }: { of: { count: number; more: boolean } }) {
  const { language } = useShell()
  const t = useText(serviceOrderTexts)
  const shown = count.toLocaleString(language === 'en' ? 'en' : 'pt-BR')
  if (!more) return <span class="queue-count">{shown}</span>
  return (
    <span class="queue-count">
      <span aria-hidden="true">{shown}+</span>
      <span class="visually-hidden">{t.atLeast(shown)}</span>
    </span>
  )
}
