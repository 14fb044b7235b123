import { z } from 'zod'
import { mayKeepStopNotices, type Page, type StopNoticeItem } from '#engine'
import { sought } from '../administration/typed.ts'
import { page } from '../answer.ts'
import {
  Badge,
  Card,
  EmptyState,
  LinkButton,
  PageHeader,
  Pager,
  RelativeTime,
} from '../layout/components/index.ts'
import { useShell, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { stopNoticeTexts } from './texts.ts'

const query = z.object({ tab: z.enum(['open', 'over']).catch('open'), after: sought() })
type Tab = z.infer<typeof query>['tab']

export async function listStopNotices({ engine, actor, language, query: asked }: Visit) {
  const { tab, after } = asked(query)
  const found = await engine.stopNotices.page(actor, { over: tab === 'over', after })
  return page(
    stopNoticeTexts(language).title,
    <StopNotices found={found} tab={tab} mayKeep={mayKeepStopNotices(actor)} />,
  )
}

function StopNotices({ found, tab, mayKeep }: { found: Page<StopNoticeItem>; tab: Tab; mayKeep: boolean }) {
  const t = useText(stopNoticeTexts)
  const add = mayKeep && (
    <LinkButton look="primary" icon="plus" href="/stop-notices/new">
      {t.add}
    </LinkButton>
  )
  return (
    <>
      <PageHeader title={t.title} subtitle={t.subtitle}>
        {add}
      </PageHeader>
      <nav class="nav nav-tabs mb-3" aria-label={t.title}>
        {(['open', 'over'] as const).map((each) => (
          <a
            key={each}
            href={`/stop-notices?tab=${each}`}
            class={`nav-link ${each === tab ? 'active' : ''}`}
            aria-current={each === tab ? 'page' : undefined}
          >
            {t.tabs[each]}
          </a>
        ))}
      </nav>
      <Card flush>
        {found.rows.length === 0 ? (
          <EmptyState
            title={tab === 'open' ? t.emptyOpen : t.emptyOver}
            text={tab === 'open' ? t.emptyOpenText : t.emptyOverText}
            icon="plug-connected"
            action={tab === 'open' && add}
          />
        ) : (
          <ul class="list-group list-group-flush">
            {found.rows.map((notice) => (
              <li key={notice.id} class="list-group-item">
                <Notice notice={notice} />
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Pager next={found.next} />
    </>
  )
}

function Notice({ notice }: { notice: StopNoticeItem }) {
  const t = useText(stopNoticeTexts)
  const { id, number, accessPoint, company, message, openedAt, closedAt, connections, cases } = notice
  return (
    <>
      <div class="badges-list">
        <a href={`/stop-notices/${id}`} class="fw-medium">
          {accessPoint}
        </a>
        <span class="text-secondary small">{[t.notice(number), company].filter(Boolean).join(' · ')}</span>
        <StopState notice={notice} />
      </div>
      <div class="as-typed clamped my-1">{message}</div>
      <div class="text-secondary small">
        {closedAt ? t.closedAt : t.began} <RelativeTime date={closedAt ?? openedAt} /> ·{' '}
        {t.connections(connections)} · {t.cases(cases)}
      </div>
    </>
  )
}

/** Whether it lasts, and longer than was expected. */
export function StopState({ notice: { closedAt, expectedUntil } }: { notice: StopNoticeItem }) {
  const t = useText(stopNoticeTexts)
  const { now } = useShell()
  if (closedAt) return <Badge tone="neutral">{t.over}</Badge>
  if (expectedUntil && expectedUntil < now) {
    return (
      <Badge tone="critical" icon="clock-exclamation">
        {t.late}
      </Badge>
    )
  }
  return (
    <Badge tone="bad" icon="plug-connected-x">
      {t.running}
    </Badge>
  )
}
