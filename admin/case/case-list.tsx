import type { ComponentChildren } from 'preact'
import type { TabCount } from '#engine'
import { EmptyState, LinkButton, Pager } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'
import { listAddress, type Query, sameAddress, unfilteredAddress } from './list-address.ts'
import { Tabs } from './tabs.tsx'
import { caseTexts } from './texts.ts'

/** A list of cases in tabs, in a card; asks for itself anew whenever something changes. */
export function CaseList<Tab extends string>({
  id,
  path,
  query,
  tabs,
  current,
  counts,
  words,
  found,
  children,
}: {
  id: string
  path: string
  query: Query
  tabs: readonly Tab[]
  current: Tab
  counts: Record<Tab, TabCount>
  words: { tabsLabel: string; tab: Record<Tab, string>; partial: string }
  found: { next: string | null; partial: boolean }
  /** The rows, or why there are none. */
  children: ComponentChildren
}) {
  return (
    <div
      id={id}
      hx-get={sameAddress(path, query)}
      hx-select={`#${id}`}
      hx-swap="outerHTML"
      hx-trigger="live from:body"
    >
      <Tabs
        label={words.tabsLabel}
        tabs={tabs}
        words={words.tab}
        current={current}
        counts={counts}
        hrefOf={(tab) => listAddress(path, query, { tab })}
      />
      <div class="card queue-card">
        {children}
        {found.partial && (
          <div class="card-footer text-secondary">
            <Icon name="info-circle" class="icon-inline" /> {words.partial}
          </div>
        )}
      </div>
      <Pager next={found.next} />
    </div>
  )
}

/** Nothing passes the filters; without them there may be something. */
export function NothingFound({
  path,
  query,
  words,
}: {
  path: string
  query: Query
  words: { nothingFound: string; nothingFoundText: string }
}) {
  const { list: t } = useText(caseTexts)
  return (
    <EmptyState
      icon="search-off"
      title={words.nothingFound}
      text={words.nothingFoundText}
      action={
        <LinkButton href={unfilteredAddress(path, query)} icon="filter-off">
          {t.clear}
        </LinkButton>
      }
    />
  )
}
