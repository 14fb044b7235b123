import type { DeliveryState } from '#engine'
import { CsrfField } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useDates, useText } from '../layout/shell.ts'
import { caseTexts } from './texts.ts'
import { caseVocabulary } from './words.ts'

/** How far the notices of one movement came, on each channel; what did not arrive can be sent again. */
export function Deliveries({ path, deliveries }: { path: string; deliveries: readonly DeliveryState[] }) {
  if (deliveries.length === 0) return null
  return (
    <ul class="deliveries">
      {deliveries.map((delivery) => (
        <li key={delivery.id} class={`delivery delivery-${delivery.state}`}>
          <DeliveryWords delivery={delivery} />
          {delivery.state === 'dead' && <Resend path={path} id={delivery.id} />}
        </li>
      ))}
    </ul>
  )
}

function DeliveryWords({ delivery }: { delivery: DeliveryState }) {
  const { delivery: t } = useText(caseTexts)
  const { channel } = useText(caseVocabulary)
  const { dateTime } = useDates()
  const when = delivery.sentAt ?? delivery.createdAt
  const stateWords = ({ state, divertedTo, error }: DeliveryState) => {
    if (state !== 'diverted') return t[state]
    const by = t.by[divertedTo === 'email' ? 'email' : 'telegram']
    return error === 'daily_cap' ? t.divertedAtCap(by) : t.diverted(by, channel[delivery.channel])
  }
  return (
    <span title={`${delivery.to} · ${dateTime(when)}${delivery.error ? ` · ${delivery.error}` : ''}`}>
      <Icon name={ICONS[delivery.state]} class="icon-inline" />{' '}
      {t.words(channel[delivery.channel], stateWords(delivery))}
      {delivery.insteadOf && ` (${t.insteadOf(channel[delivery.insteadOf])})`}
      {delivery.kind.startsWith('team.') && ` (${t.toTeam})`}
    </span>
  )
}

function Resend({ path, id }: { path: string; id: string }) {
  const { delivery: t } = useText(caseTexts)
  return (
    <form method="post" action={`${path}/notices/${id}/resending`} class="d-inline">
      <CsrfField />
      <button type="submit" class="btn btn-sm">
        <Icon name="send" />
        {t.resend}
      </button>
    </form>
  )
}

const ICONS: Record<DeliveryState['state'], string> = {
  queued: 'clock',
  sending: 'send',
  sent: 'check',
  read: 'checks',
  dead: 'alert-triangle',
  discarded: 'trash',
  diverted: 'arrow-forward-up',
}
