import { type ServiceOrderHappening, type ServiceOrderResult, serviceOrderWords } from '#engine'
import { Card } from '../layout/components/index.ts'
import { useDates, useText } from '../layout/shell.ts'
import { Slot } from './rows.tsx'
import { serviceOrderTexts } from './texts.ts'

/** What happened, the newest first. */
export function HistoryCard({ history }: { history: readonly ServiceOrderHappening[] }) {
  const t = useText(serviceOrderTexts)
  return (
    <Card title={t.history}>
      <ol class="order-history list-unstyled mb-0">
        {history.map((one) => (
          <Happening key={one.id} one={one} />
        ))}
      </ol>
    </Card>
  )
}

function Happening({ one: { type, actor, at, about } }: { one: ServiceOrderHappening }) {
  const { happened, result } = useText(serviceOrderWords)
  const { dateTime } = useDates()
  const words = happened[type as keyof typeof happened] ?? type
  return (
    <li>
      <div>
        <strong>{words}</strong>
        {about.technician && ` · ${about.technician}`}
        {about.from && about.until && (
          <>
            {' · '}
            <Slot from={about.from} until={about.until} />
          </>
        )}
        {about.result && ` · ${result[about.result as ServiceOrderResult]}`}
      </div>
      {about.reason && <div>“{about.reason}”</div>}
      <div class="text-secondary small">
        {actor} · <time datetime={at.toISOString()}>{dateTime(at)}</time>
      </div>
    </li>
  )
}
