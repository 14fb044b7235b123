import type { TicketView } from '#engine'
import { CsrfField } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useDates, useText } from '../layout/shell.ts'
import { ticketTexts } from './texts.ts'
import { ticketVocabulary } from './words.ts'

type Delivery = TicketView['deliveries'][number]

/** How far the notices of one movement came, on each channel; what did not arrive can be sent again. */
export function Deliveries({ ticketId, deliveries }: { ticketId: string; deliveries: readonly Delivery[] }) {
  if (deliveries.length === 0) return null
  return (
    <ul class="deliveries">
      {deliveries.map((delivery) => (
        <li key={delivery.id} class={`delivery delivery-${delivery.state}`}>
          <DeliveryWords delivery={delivery} />
          {delivery.state === 'dead' && <Resend ticketId={ticketId} id={delivery.id} />}
        </li>
      ))}
    </ul>
  )
}

function DeliveryWords({ delivery }: { delivery: Delivery }) {
  const { delivery: t } = useText(ticketTexts)
  const { channel } = useText(ticketVocabulary)
  const { dateTime } = useDates()
  const when = delivery.sentAt ?? delivery.createdAt
  return (
    <span title={`${delivery.to} · ${dateTime(when)}${delivery.error ? ` · ${delivery.error}` : ''}`}>
      <Icon name={ICONS[delivery.state]} class="icon-inline" />{' '}
      {t.words(channel[delivery.channel], t[delivery.state])}
      {delivery.kind.startsWith('team.') && ` (${t.toTeam})`}
    </span>
  )
}

function Resend({ ticketId, id }: { ticketId: string; id: string }) {
  const { delivery: t } = useText(ticketTexts)
  return (
    <form method="post" action={`/tickets/${ticketId}/notices/${id}/resending`} class="d-inline">
      <CsrfField />
      <button type="submit" class="btn btn-sm">
        <Icon name="send" />
        {t.resend}
      </button>
    </form>
  )
}

const ICONS: Record<Delivery['state'], string> = {
  queued: 'clock',
  sending: 'send',
  sent: 'check',
  read: 'checks',
  dead: 'alert-triangle',
  discarded: 'trash',
}
