import { PANEL_TABS, type PanelFilters, type PanelPage, type PanelTab, type TabCount } from '#engine'
import { type Answer, page } from '../answer.ts'
import { AtendimentoAssets } from '../atendimento/assets.tsx'
import { CaseList, NothingFound } from '../case/case-list.tsx'
import { activeFilters, listAddress } from '../case/list-address.ts'
import { CsrfField, EmptyState, LinkButton, PageHeader } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { choicesFor, type WorkbenchChoices } from './choices.ts'
import { FilterBar } from './filter-bar.tsx'
import { filtersOf, type WorkbenchQuery, workbenchQuery } from './filters.ts'
import { WorkbenchRows } from './rows.tsx'
import { workbenchTexts } from './texts.ts'

type Counts = Record<PanelTab, TabCount>

/** The operators' workbench (R48): theirs, the unclaimed, the department's, what they watch, what is over. */
export async function showWorkbench(visit: Visit): Promise<Answer> {
  const { engine, actor } = visit
  const query = workbenchQuery(visit)
  const filters = filtersOf(query, visit.timeZone)
  const [rows, counts, choices] = await Promise.all([
    engine.atendimentoPanel.page(actor, filters, { after: query.after }),
    engine.atendimentoPanel.counts(actor, filters),
    choicesFor(visit),
  ])
  return page(
    { title: workbenchTexts(visit.language).title, wide: true },
    <Workbench query={query} filters={filters} rows={rows} counts={counts} choices={choices} />,
  )
}

function Workbench(props: {
  query: WorkbenchQuery
  filters: PanelFilters
  rows: PanelPage
  counts: Counts
  choices: WorkbenchChoices
}) {
  const { query, filters, rows, counts, choices } = props
  const t = useText(workbenchTexts)
  return (
    <>
      <AtendimentoAssets />
      <PageHeader title={t.title}>
        <LinkButton href="/atendimentos/new" look="primary" icon="plus">
          {t.newOne}
        </LinkButton>
      </PageHeader>
      <FilterBar query={query} choices={choices} />
      <CaseList
        id="workbench"
        path="/atendimentos"
        query={query}
        tabs={PANEL_TABS}
        current={filters.tab}
        counts={counts}
        words={t}
        found={rows}
      >
        {rows.rows.length === 0 ? (
          <Nothing query={query} tab={filters.tab} counts={counts} />
        ) : (
          <WorkbenchRows rows={rows.rows} tab={filters.tab} />
        )}
      </CaseList>
      <form method="post" id="claiming">
        <CsrfField />
      </form>
    </>
  )
}

/** Why nothing is here, and where to go from here. */
function Nothing({ query, tab, counts }: { query: WorkbenchQuery; tab: PanelTab; counts: Counts }) {
  const t = useText(workbenchTexts)
  if (activeFilters(query) > 0) return <NothingFound path="/atendimentos" query={query} words={t} />
  return (
    <EmptyState
      icon={tab === 'viewing' ? 'eye' : 'mood-smile'}
      title={t.empty[tab]}
      text={t.emptyText[tab]}
      action={
        tab === 'mine' &&
        counts.unclaimed.count > 0 && (
          <LinkButton href={listAddress('/atendimentos', { tab: 'unclaimed' })} icon="speedboat">
            {t.seeUnclaimed}
          </LinkButton>
        )
      }
    />
  )
}
