import { QUEUE_TABS, type QueueCounts, type QueueTab, type TabCount } from '#engine'
import { useShell, useText } from '../layout/shell.ts'
import { type QueueQuery, queueAddress } from './filters.ts'
import { queueTexts } from './texts.ts'

/** The tabs of R15 with how many tickets each holds. */
export function Tabs({
  query,
  current,
  counts,
}: {
  query: QueueQuery
  current: QueueTab
  counts: QueueCounts
}) {
  const t = useText(queueTexts)
  return (
    <nav class="queue-tabs" aria-label={t.tabsLabel}>
      {(Object.keys(QUEUE_TABS) as QueueTab[]).map((tab) => (
        <a
          key={tab}
          id={`tab-${tab}`}
          href={queueAddress(query, { tab })}
          class={`queue-tab ${tab === current ? 'active' : ''}`}
          aria-current={tab === current ? 'page' : undefined}
        >
          {t.tab[tab]} <Count of={counts[tab]} />
        </a>
      ))}
    </nav>
  )
}

function Count({ of: { count, more } }: { of: TabCount }) {
  const { language } = useShell()
  const t = useText(queueTexts)
  const shown = count.toLocaleString(language === 'en' ? 'en' : 'pt-BR')
  return (
    <span class="queue-count">
      {more ? (
        <>
          <span aria-hidden="true">{shown}+</span>
          <span class="visually-hidden">{t.atLeast(shown)}</span>
        </>
      ) : (
        shown
      )}
    </span>
  )
}
