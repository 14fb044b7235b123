import {
  type ChannelStatus,
  type ChannelTraffic,
  formatPhone,
  mayOrderChannels,
  placeOf,
  type WhatsappNumberItem,
} from '#engine'
import { Badge, Card, Message } from '../layout/components/index.ts'
import { qrPicture } from '../layout/qr.ts'
import { useDates, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { Facts, LOOKS, Traffic } from './pieces.tsx'
import { LogOutDialog, WhatsappOrders } from './whatsapp-orders.tsx'
import { WhatsappQr } from './whatsapp-qr.tsx'
import { type WhatsappSession, whatsappSession } from './whatsapp-session.ts'
import { WhatsappSteps } from './whatsapp-steps.tsx'
import { whatsappTexts } from './whatsapp-texts.ts'

export type WhatsappFacts = {
  /** Null: the first, which serves all companies that have none of their own. */
  number: WhatsappNumberItem | null
  /** There are others, so that it must be told which this is. */
  isOneOfSeveral: boolean
  isOn: boolean
  /** Whether anybody drives the number at this moment. */
  isDriven: boolean
  status: ChannelStatus | undefined
  session: WhatsappSession
  /** The code as a picture, for who may link the number and only while it can be scanned. */
  qr: { picture: string; at: Date } | null
  mayOrder: boolean
  ordered: Date | null
}

/** A code that stands longer is worth nothing: WhatsApp has shown another one since, or nobody looks after it. */
const QR_LIVES_MS = 90_000

export async function whatsappFacts(
  { engine, actor }: Visit,
  statuses: readonly ChannelStatus[],
  number: WhatsappNumberItem | null = null,
  isOneOfSeveral = false,
): Promise<WhatsappFacts> {
  const place = placeOf(number?.id ?? null)
  const status = statuses.find(({ channel }) => channel === place)
  const session = whatsappSession(status)
  const mayOrder = mayOrderChannels(actor)
  const [isDriven, order] = await Promise.all([
    engine.channels.isDriven(place),
    engine.channelOrders.ordered(place),
  ])
  const { qr } = session
  const isFresh = qr?.at && engine.clock.now().getTime() - qr.at.getTime() < QR_LIVES_MS
  const isShown = mayOrder && isDriven && session.state === 'qr' && isFresh
  return {
    number,
    isOneOfSeveral,
    isOn: engine.config.whatsapp === 'on' || isDriven,
    isDriven,
    status,
    session,
    qr: isShown ? { picture: await qrPicture(qr.code), at: qr.at as Date } : null,
    mayOrder,
    ordered: order?.at ?? null,
  }
}

/** How the number does, by itself as things change; the buttons below stay, so that an open dialog does too. */
export function Whatsapp({ facts, traffic }: { facts: WhatsappFacts; traffic: ChannelTraffic | undefined }) {
  const t = useText(whatsappTexts)
  const { isOn, mayOrder, session, number } = facts
  const id = number?.id ?? null
  const place = placeOf(id)
  return (
    <Card
      title={number ? `${t.title} ${number.name}` : t.title}
      actions={
        <span id={`${place}-state`}>
          <SessionState facts={facts} />
        </span>
      }
      footer={isOn && mayOrder && <WhatsappOrders number={id} isLinked={isLinked(session)} />}
    >
      <div
        hidden
        hx-get="/channels"
        hx-trigger={`live:${place} from:body, live:look from:body, every 30s`}
        hx-select={`#${place}-now`}
        hx-target={`#${place}-now`}
        hx-swap="outerHTML"
        hx-select-oob={`#${place}-state,#${place}-orders`}
      />
      <div id={`${place}-now`}>{isOn ? <Now facts={facts} traffic={traffic} /> : <WhatsappSteps />}</div>
      {mayOrder && <LogOutDialog number={id} />}
    </Card>
  )
}

function SessionState({ facts: { isOn, isDriven, status, session } }: { facts: WhatsappFacts }) {
  const t = useText(whatsappTexts)
  const { state } = session
  const { tone, icon } = LOOKS[!isOn ? 'off' : !isDriven ? 'down' : (status?.state ?? 'starting')]
  const isWaiting = isDriven && state === 'qr'
  return (
    <Badge tone={isWaiting ? 'waiting' : tone} icon={isWaiting ? 'qrcode' : icon}>
      {!isOn ? t.off : !isDriven ? t.undriven : t.state[state]}
    </Badge>
  )
}

function Now({ facts, traffic }: { facts: WhatsappFacts; traffic: ChannelTraffic | undefined }) {
  const t = useText(whatsappTexts)
  const { ago } = useDates()
  const { isDriven, session, ordered, qr, mayOrder, isOneOfSeveral } = facts
  const { number, lastProbeAt, starts, alarm } = session
  const alarms: Record<string, string> = t.alarms
  return (
    <>
      {ordered && <Message tone="info">{isDriven ? t.ordered : t.orderedLater}</Message>}
      <Advice facts={facts} />
      {isDriven && session.state === 'qr' && <WhatsappQr qr={qr} mayLink={mayOrder} />}
      <dl class="facts">
        <Facts
          rows={[
            isOneOfSeveral ? [t.serves, facts.number?.company ?? t.everybodyElse] : null,
            number ? [t.number, shownNumber(number)] : null,
            lastProbeAt ? [t.lastProbe, ago(lastProbeAt)] : null,
            starts > 1 ? [t.restarts, String(starts - 1)] : null,
            alarm?.at ? [t.lastAlarm, `${alarms[alarm.what] ?? alarm.what}, ${ago(alarm.at)}`] : null,
          ]}
        />
        {traffic && <Traffic traffic={traffic} />}
      </dl>
    </>
  )
}

/** What is wrong and what to do, where anything is. */
function Advice({ facts: { isDriven, session } }: { facts: WhatsappFacts }) {
  const t = useText(whatsappTexts)
  const { state, detail } = session
  if (!isDriven) return <Message tone="warning">{t.undrivenAdvice}</Message>
  if (state === 'qr' || state === 'ready' || state === 'stopped') return null
  if (state !== 'backoff' && state !== 'degraded') return <Message tone="info">{t.advice[state]}</Message>
  const details: Record<string, string> = t.details
  return <Message tone="warning">{details[detail ?? ''] ?? t.otherDetail(detail ?? state)}</Message>
}

function isLinked({ state }: WhatsappSession): boolean {
  return state !== 'qr' && state !== 'logged_out'
}

function shownNumber(digits: string): string {
  return formatPhone(`+${digits}`)
}
