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
import { CaseList, NothingFound } from '../case/case-list.tsx'
import { activeFilters } from '../case/list-address.ts'
import { CsrfField, EmptyState, LinkButton, PageHeader } from '../layout/components/index.ts'
import { useShell, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { BulkBar, RejectDialog } from './bulk-bar.tsx'
import { type Choices, choicesFor } from './choices.ts'
import { FilterBar } from './filter-bar.tsx'
import { filtersOf, type QueueQuery, queueQuery } from './filters.ts'
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
      <CaseList
        id="queue"
        path="/tickets"
        query={query}
        tabs={TABS}
        current={filters.tab}
        counts={counts}
        words={t}
        found={rows}
      >
        <BulkBar choices={choices} />
        {rows.rows.length === 0 ? (
          <Nothing query={query} choices={choices} />
        ) : (
          <QueueRows rows={rows.rows} />
        )}
      </CaseList>
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
  const { signedIn } = useShell()
  if (activeFilters(query) > 0) return <NothingFound path="/tickets" query={query} words={t} />
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
