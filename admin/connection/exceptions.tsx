import type { ConnectionItem, ExceptionItem } from '#engine'
import { civilDate } from '../administration/civil-date.ts'
import { Badge, Card, EmptyState, LinkButton } from '../layout/components/index.ts'
import { useShell, useText } from '../layout/shell.ts'
import { connectionTexts } from './texts.ts'

/** What keeps the routines away from the connection, and until when. */
export function ExceptionsCard({
  connection: { id, contractId },
  exceptions,
  query,
  mayChange,
}: {
  connection: ConnectionItem
  exceptions: readonly ExceptionItem[]
  query: string
  mayChange: boolean
}) {
  const t = useText(connectionTexts).exceptions
  const add = mayChange && contractId && (
    <LinkButton icon="plus" small href={`/connections/${id}/exceptions/new${query}`}>
      {t.add}
    </LinkButton>
  )
  return (
    <Card title={t.title} actions={exceptions.length > 0 && add} flush>
      {exceptions.length === 0 ? (
        <EmptyState
          icon="shield"
          title={t.emptyTitle}
          text={contractId ? t.emptyText : t.needsContract}
          action={add}
        />
      ) : (
        <ul class="list-group list-group-flush">
          {exceptions.map((exception) => (
            <Exception
              key={exception.id}
              exception={exception}
              href={mayChange ? `/connections/${id}/exceptions/${exception.id}${query}` : null}
            />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Exception({ exception, href }: { exception: ExceptionItem; href: string | null }) {
  const t = useText(connectionTexts).exceptions
  const { language } = useShell()
  const { kind, until, suspended, protects, reason, note, createdBy } = exception
  const words = t.line(t.kinds[kind], civilDate(until, language))
  return (
    <li class="list-group-item">
      <div class="d-flex flex-wrap gap-2 justify-content-between">
        {href ? (
          <a href={href} class="fw-medium">
            {words}
          </a>
        ) : (
          <span class="fw-medium">{words}</span>
        )}
        <Badge tone={protects ? 'good' : suspended ? 'waiting' : 'neutral'}>
          {protects ? t.protects : suspended ? t.isSuspended : t.over}
        </Badge>
      </div>
      <div class="text-secondary small">{t.by(createdBy, reason)}</div>
      {note && <div class="small as-typed">{note}</div>}
    </li>
  )
}
