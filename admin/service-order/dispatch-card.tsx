import type { DispatchState, ServiceOrderView } from '#engine'
import { Badge, Card, CsrfField, type Tone } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useDates, useText } from '../layout/shell.ts'
import { outsideFaultWords } from '../outside-system/fault-words.ts'
import { serviceOrderTexts } from './texts.ts'

const LOOKS: Record<DispatchState['state'], { tone: Tone; icon: string }> = {
  waiting: { tone: 'waiting', icon: 'hourglass' },
  sent: { tone: 'good', icon: 'circle-check' },
  failed: { tone: 'bad', icon: 'alert-circle' },
}

/** How far the word to the field system came; nothing for companies without one, and orders that never went there. */
export function DispatchCard({ view }: { view: ServiceOrderView }) {
  const t = useText(serviceOrderTexts)
  const { dispatch, order, hasFieldSystem, actions } = view
  if (!dispatch && !hasFieldSystem) return null
  const maySend = actions.some(({ verb, allowed }) => verb === 'dispatch' && allowed)
  return (
    <Card title={t.toField}>
      {dispatch ? <State dispatch={dispatch} /> : <p class="text-secondary">{t.dispatchState.none}</p>}
      {maySend && (
        <form method="post" action={`/service-orders/${order.id}/dispatch`}>
          <CsrfField />
          <button type="submit" class="btn btn-sm">
            <Icon name="send" />
            {dispatch ? t.sendAgain : t.send}
          </button>
        </form>
      )}
    </Card>
  )
}

function State({
  dispatch: { state, reason, attempts, retryAt, sentAt, externalId },
}: {
  dispatch: DispatchState
}) {
  const t = useText(serviceOrderTexts)
  const faultWords = useText(outsideFaultWords)
  const { ago, dateTime } = useDates()
  const facts = [
    externalId && t.dispatchCalled(externalId),
    sentAt && dateTime(sentAt),
    state !== 'sent' && attempts > 0 && t.dispatchTries(attempts),
    state === 'waiting' && retryAt && t.dispatchRetry(ago(retryAt)),
  ].filter((fact) => typeof fact === 'string')
  return (
    <div class="mb-3">
      <Badge {...LOOKS[state]}>{t.dispatchState[state]}</Badge>
      {reason && state !== 'sent' && <p class="mb-0 mt-2">{faultWords(reason)}</p>}
      {facts.length > 0 && <p class="text-secondary small mb-0 mt-1">{facts.join(' · ')}</p>}
    </div>
  )
}
