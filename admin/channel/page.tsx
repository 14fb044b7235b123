import type { ChannelState, ChannelStatus, ChannelTraffic, Config } from '#engine'
import { type Answer, page } from '../answer.ts'
import { CaseAssets } from '../case/assets.tsx'
import { Badge, Card, LinkButton, PageHeader, type Tone } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useDates, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { MailSteps, TelegramSteps } from './steps.tsx'
import { channelTexts } from './texts.ts'

/** Each channel: whether it works, what waits in it, and how to set it up where it is not. */
export async function showChannels({ engine, actor, language }: Visit): Promise<Answer> {
  const [statuses, traffic] = await Promise.all([engine.channels.all(), engine.channels.traffic(actor)])
  return page(
    channelTexts(language).title,
    <ChannelsPage statuses={statuses} traffic={traffic} config={engine.config} />,
  )
}

type Props = { statuses: readonly ChannelStatus[]; traffic: readonly ChannelTraffic[]; config: Config }

function ChannelsPage({ statuses, traffic, config }: Props) {
  const t = useText(channelTexts)
  const telegram = statuses.find(({ channel }) => channel === 'telegram')
  const of = (channel: ChannelTraffic['channel']) => traffic.find((one) => one.channel === channel)
  return (
    <>
      <CaseAssets />
      <PageHeader title={t.title} subtitle={t.subtitle}>
        <LinkButton href="/dead-letters" icon="mailbox-off">
          {t.seeDead}
        </LinkButton>
      </PageHeader>
      <div class="row">
        <div class="col-lg-6">
          <Telegram status={telegram} traffic={of('telegram')} config={config} />
        </div>
        <div class="col-lg-6">
          <Mail traffic={of('email')} config={config} />
        </div>
      </div>
    </>
  )
}

function Telegram({
  status,
  traffic,
  config,
}: {
  status: ChannelStatus | undefined
  traffic: ChannelTraffic | undefined
  config: Config
}) {
  const t = useText(channelTexts)
  const { ago } = useDates()
  const { mode } = config.telegram
  const state = mode === 'off' ? 'off' : (status?.state ?? 'starting')
  const username = typeof status?.data?.username === 'string' ? status.data.username : null
  return (
    <Card title={t.telegram} actions={<State state={state} />}>
      {mode !== 'off' && status?.detail && <Trouble detail={status.detail} />}
      <dl class="facts">
        {mode !== 'off' && username && (
          <div>
            <dt>{t.bot}</dt>
            <dd>@{username}</dd>
          </div>
        )}
        {mode !== 'off' && (
          <div>
            <dt>{t.mode}</dt>
            <dd>{t.modes[mode]}</dd>
          </div>
        )}
        {traffic && <Traffic traffic={traffic} />}
      </dl>
      {mode !== 'off' && status && (
        <p class="text-secondary small mt-2 mb-0">{t.checked(ago(status.updatedAt))}</p>
      )}
      {mode === 'off' && <TelegramSteps />}
    </Card>
  )
}

function Mail({ traffic, config }: { traffic: ChannelTraffic | undefined; config: Config }) {
  const t = useText(channelTexts)
  const isOn = config.mail !== null
  return (
    <Card title={t.email} actions={<State state={isOn ? 'ready' : 'off'} />}>
      <dl class="facts">
        {config.mail && (
          <div>
            <dt>{t.from}</dt>
            <dd>{config.mail.from}</dd>
          </div>
        )}
        {traffic && <Traffic traffic={traffic} withIncoming={false} />}
      </dl>
      {!isOn && <MailSteps />}
    </Card>
  )
}

function State({ state }: { state: ChannelState }) {
  const t = useText(channelTexts)
  const { tone, icon } = LOOKS[state]
  return (
    <Badge tone={tone} icon={icon}>
      {t.state[state]}
    </Badge>
  )
}

const LOOKS: Record<ChannelState, { tone: Tone; icon: string }> = {
  ready: { tone: 'good', icon: 'circle-check' },
  starting: { tone: 'info', icon: 'loader' },
  degraded: { tone: 'waiting', icon: 'alert-triangle' },
  down: { tone: 'bad', icon: 'plug-connected-x' },
  off: { tone: 'neutral', icon: 'plug' },
}

function Trouble({ detail }: { detail: string }) {
  const { detail: words } = useText(channelTexts)
  const known = detail === 'unauthorised' || detail === 'conflict' || detail === 'unreachable'
  return (
    <div class="alert alert-warning" role="status">
      <div class="alert-icon">
        <Icon name="alert-triangle" class="icon-2" />
      </div>
      <div>{known ? words[detail] : words.other(detail)}</div>
    </div>
  )
}

function Traffic({ traffic, withIncoming = true }: { traffic: ChannelTraffic; withIncoming?: boolean }) {
  const t = useText(channelTexts)
  const { ago } = useDates()
  const waiting = ({ count, since }: ChannelTraffic['incoming']) =>
    since ? t.waiting(atMost(count), ago(since)) : t.none
  const moment = (date: Date | null) => (date ? ago(date) : t.never)
  const rows: [string, string][] = [
    ...(withIncoming ? ([[t.incoming, waiting(traffic.incoming)]] as [string, string][]) : []),
    [t.outgoing, waiting(traffic.outgoing)],
    ...(withIncoming
      ? ([
          [t.parked, traffic.parked ? atMost(traffic.parked) : t.none],
          [t.lastReceived, moment(traffic.lastReceivedAt)],
        ] as [string, string][])
      : []),
    [t.dead, traffic.dead ? atMost(traffic.dead) : t.none],
    [t.lastSent, moment(traffic.lastSentAt)],
    ...(traffic.lastError ? ([[t.lastError, traffic.lastError]] as [string, string][]) : []),
  ]
  return (
    <>
      {rows.map(([term, words]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </>
  )
}

/** Counting ends at a thousand. */
function atMost(count: number): string {
  return count >= 1_000 ? '1000+' : String(count)
}
