import type { TabCount } from '#engine'
import { useShell, useText } from '../layout/shell.ts'
import { caseTexts } from './texts.ts'

/** The tabs of a list, and how many each holds. */
export function Tabs<Tab extends string>({
  label,
  tabs,
  words,
  current,
  counts,
  hrefOf,
}: {
  label: string
  tabs: readonly Tab[]
  words: Record<Tab, string>
  current: Tab
  counts: Record<Tab, TabCount>
  hrefOf(tab: Tab): string
}) {
  return (
    <nav class="queue-tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a
          key={tab}
          id={`tab-${tab}`}
          href={hrefOf(tab)}
          class={`queue-tab ${tab === current ? 'active' : ''}`}
          aria-current={tab === current ? 'page' : undefined}
        >
          {words[tab]} <Count of={counts[tab]} />
        </a>
      ))}
    </nav>
  )
}

function Count({ of: { count, more } }: { of: TabCount }) {
  const { language } = useShell()
  const { list: t } = useText(caseTexts)
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
