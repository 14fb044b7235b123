import {
  isAdministrator,
  QUEUE_TABS,
  type QueueCounts,
  type QueueFilters,
  type QueueTab,
  type QueuePage as Rows,
} from '#engine'
import { type Answer, page } from '../answer.ts'
import { CaseAssets } from '../case/assets.tsx'
import { activeFilters, sameAddress } from '../case/list-address.ts'
import { Tabs } from '../case/tabs.tsx'
import { caseTexts } from '../case/texts.ts'
import { CsrfField, EmptyState, LinkButton, PageHeader, Pager } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useShell, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { BulkBar, RejectDialog } from './bulk-bar.tsx'
import { type Choices, choicesFor } from './choices.ts'
import { FilterBar } from './filter-bar.tsx'
import { filtersOf, type QueueQuery, queueAddress, queueQuery } from './filters.ts'
import { QueueRows } from './rows.tsx'
import { queueTexts } from './texts.ts'

const TABS = Object.keys(QUEUE_TABS) as QueueTab[]

/** The operators' queue (R15, R29, R30): tabs with counts, filters and search in the address. */
export async function showQueue(visit: Visit): Promise<Answer> {
  const { engine, actor } = visit
  const query = queueQuery(visit)
  const filters = filtersOf(query, visit.timeZone)
  const [rows, counts, choices] = await Promise.all([
    engine.queue.page(actor, filters, { after: query.after }),
    engine.queue.counts(actor, filters),
    choicesFor(visit),
  ])
  return page(
    { title: queueTexts(visit.language).title, wide: true },
    <QueuePage query={query} filters={filters} rows={rows} counts={counts} choices={choices} />,
  )
}

function QueuePage(props: {
  query: QueueQuery
  filters: QueueFilters
  rows: Rows
  counts: QueueCounts
  choices: Choices
}) {
  const { query, filters, rows, counts, choices } = props
  const t = useText(queueTexts)
  return (
    <>
      <CaseAssets />
      <PageHeader title={t.title}>
        <LinkButton href="/tickets/new" look="primary" icon="plus">
          {t.newTicket}
        </LinkButton>
      </PageHeader>
      <FilterBar query={query} choices={choices} />
      <div
        id="queue"
        hx-get={sameAddress('/tickets', query)}
        hx-select="#queue"
        hx-swap="outerHTML"
        hx-trigger="live from:body"
      >
        <Tabs
          label={t.tabsLabel}
          tabs={TABS.map((tab) => ({ tab, words: t.tab[tab] }))}
          current={filters.tab}
          counts={counts}
          hrefOf={(tab) => queueAddress(query, { tab })}
        />
        <div class="card queue-card">
          <BulkBar choices={choices} />
          {rows.rows.length === 0 ? (
            <Nothing query={query} choices={choices} />
          ) : (
            <QueueRows rows={rows.rows} />
          )}
          {rows.partial && (
            <div class="card-footer text-secondary">
              <Icon name="info-circle" class="icon-inline" /> {t.partial}
            </div>
          )}
        </div>
        <Pager next={rows.next} />
      </div>
      <form method="post" id="taking">
        <CsrfField />
      </form>
      <RejectDialog />
    </>
  )
}

/** Why nothing is here, and what to do about it: the filters, or a desk that nobody has set up yet. */
function Nothing({ query, choices }: { query: QueueQuery; choices: Choices }) {
  const t = useText(queueTexts)
  const { list } = useText(caseTexts)
  const { signedIn } = useShell()
  if (activeFilters(query) > 0) {
    return (
      <EmptyState
        icon="search-off"
        title={t.nothingFound}
        text={t.nothingFoundText}
        action={
          <LinkButton href={queueAddress({ tab: query.tab, q: '' })} icon="filter-off">
            {list.clear}
          </LinkButton>
        }
      />
    )
  }
  if (choices.departments.length === 0 && signedIn && isAdministrator(signedIn.actor)) {
    return (
      <EmptyState
        icon="building"
        title={t.setUpTitle}
        text={t.setUpText}
        action={
          <LinkButton href="/companies/new" look="primary">
            {t.setUp}
          </LinkButton>
        }
      />
    )
  }
  return <EmptyState icon="mood-smile" title={t.emptyTitle} text={t.emptyText} />
}
