import type { StoppedCase } from '#engine'
import { Card, EmptyState, RelativeTime } from '../layout/components/index.ts'
import { useShell, useText } from '../layout/shell.ts'
import { stopNoticeTexts } from './texts.ts'

/** The cases that are about a stop: those that ran when it was opened, and those opened since. */
export function CasesCard({ cases }: { cases: readonly StoppedCase[] }) {
  const t = useText(stopNoticeTexts)
  const { paths } = useShell()
  const isReachable = paths.has('/atendimentos/:id')
  return (
    <Card title={t.casesTitle} flush>
      {cases.length === 0 ? (
        <EmptyState title={t.noCases} text={t.noCasesText} icon="lifebuoy" />
      ) : (
        <ul class="list-group list-group-flush">
          {cases.map(({ id, protocol, customer, openedAt }) => (
            <li key={id} class="list-group-item">
              {isReachable ? (
                <a href={`/atendimentos/${id}`} class="fw-medium">
                  {protocol}
                </a>
              ) : (
                <span class="fw-medium">{protocol}</span>
              )}{' '}
              {customer}
              <div class="text-secondary small">
                <RelativeTime date={openedAt} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
