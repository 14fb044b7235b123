import type { ConnectionChange, Page } from '#engine'
import { civilDate } from '../administration/civil-date.ts'
import { Card, EmptyState, Pager, RelativeTime } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useDates, useShell, useText } from '../layout/shell.ts'
import { connectionTexts } from './texts.ts'

/** Everything done to the connection, each with what it was before. */
export function ConnectionHistory({ history: { rows, next } }: { history: Page<ConnectionChange> }) {
  const t = useText(connectionTexts).history
  return (
    <>
      <Card title={t.title} flush id="history">
        {rows.length === 0 ? (
          <EmptyState icon="history" title={t.emptyTitle} text={t.emptyText} />
        ) : (
          <ol class="list-group list-group-flush">
            {rows.map((change) => (
              <Entry key={change.id} change={change} />
            ))}
          </ol>
        )}
      </Card>
      <Pager next={next} />
    </>
  )
}

function Entry({ change }: { change: ConnectionChange }) {
  const t = useText(connectionTexts).history
  const { kind, actor, at, reason, atendimentoId, protocol } = change
  return (
    <li class="list-group-item">
      <div class="d-flex flex-wrap column-gap-2">
        <span class="fw-medium">{t.kinds[kind]}</span>
        <span class="text-secondary">
          {t.by(actor)} · <RelativeTime date={at} />
        </span>
        {protocol && (
          <a href={`/atendimentos/${atendimentoId}`}>
            <Icon name="headset" class="icon-inline" /> {t.inCase(protocol)}
          </a>
        )}
      </div>
      {reason && <div class="as-typed">{reason}</div>}
      <Details change={change} />
    </li>
  )
}

function Details({ change: { before, after } }: { change: ConnectionChange }) {
  const t = useText(connectionTexts).history
  const said = useValue()
  const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  const names: Record<string, string> = t.fields
  const known = keys.filter((key) => Object.hasOwn(names, key))
  if (known.length === 0) return null
  return (
    <details class="mt-1">
      <summary class="text-secondary">{t.details}</summary>
      <dl class="record-facts mt-2 mb-0">
        {known.map((key) => (
          <div key={key} class="record-fact">
            <dt>{names[key]}</dt>
            <dd class="text-break">
              {before && (
                <>
                  <span class="visually-hidden">{t.before}: </span>
                  {said(key, before[key])} <Icon name="arrow-right" class="icon-inline" />{' '}
                  <span class="visually-hidden">{t.after}: </span>
                </>
              )}
              {said(key, after?.[key])}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** A value as the reader writes it. Ids say nothing to people: that it changed is all that is shown of them. */
function useValue() {
  const t = useText(connectionTexts)
  const { language } = useShell()
  const { dateTime } = useDates()
  return (key: string, value: unknown): string => {
    if (value === null || value === undefined) return t.history.nothing
    if (typeof value === 'boolean') return value ? t.history.yes : t.history.no
    const text = String(value)
    if (key === 'exceptionKind') return (t.exceptions.kinds as Record<string, string>)[text] ?? text
    if (key === 'until') return civilDate(text, language)
    if (key.endsWith('At') && !Number.isNaN(Date.parse(text))) return dateTime(new Date(text))
    return text
  }
}
