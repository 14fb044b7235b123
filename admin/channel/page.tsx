import type { ChannelStatus, ChannelTraffic, Config, NumberId } from '#engine'
import { type Answer, page } from '../answer.ts'
import { CaseAssets } from '../case/assets.tsx'
import { Card, LinkButton, PageHeader } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useDates, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { State, Traffic } from './pieces.tsx'
import { MailSteps, TelegramSteps } from './steps.tsx'
import { channelTexts } from './texts.ts'
import { type WhatsappFacts, whatsappFacts } from './whatsapp.tsx'
import { Whatsapps } from './whatsapps.tsx'

/** Each channel: whether it works, what waits in it, and how to set it up where it is not. */
export async function showChannels(visit: Visit): Promise<Answer> {
  const { engine, actor, language } = visit
  const [statuses, numbers] = await Promise.all([engine.channels.all(), engine.whatsappNumbers.list(actor)])
  const traffic = await engine.channels.traffic(
    actor,
    numbers.map(({ id }) => id),
  )
  const whatsapp = await Promise.all(
    [null, ...numbers].map((number) => whatsappFacts(visit, statuses, number, numbers.length > 0)),
  )
  return page(
    channelTexts(language).title,
    <ChannelsPage statuses={statuses} traffic={traffic} whatsapp={whatsapp} config={engine.config} />,
  )
}

type Props = {
  statuses: readonly ChannelStatus[]
  traffic: readonly ChannelTraffic[]
  /** The first number, and those of companies. */
  whatsapp: readonly WhatsappFacts[]
  config: Config
}

function ChannelsPage({ statuses, traffic, whatsapp, config }: Props) {
  const t = useText(channelTexts)
  const statusOf = (channel: string) => statuses.find((one) => one.channel === channel)
  const of = (channel: ChannelTraffic['channel'], number: NumberId = null) =>
    traffic.find((one) => one.channel === channel && one.number === number)
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
          <Bot
            title={t.telegram}
            name={t.bot}
            setting="TELEGRAM_BOT_TOKEN"
            status={statusOf('telegram')}
            traffic={of('telegram')}
            mode={config.telegram.mode}
          />
          <Bot
            title={t.operators}
            name={t.operatorBot}
            setting="TELEGRAM_OPERATOR_BOT_TOKEN"
            status={statusOf('operators')}
            traffic={of('operators')}
            mode={config.operatorBot.mode}
          />
        </div>
        <div class="col-lg-6">
          <Whatsapps all={whatsapp} trafficOf={(number) => of('whatsapp', number)} />
          <Mail traffic={of('email')} config={config} />
        </div>
      </div>
    </>
  )
}

type BotProps = {
  title: string
  name: string
  /** Where its token stands. */
  setting: 'TELEGRAM_BOT_TOKEN' | 'TELEGRAM_OPERATOR_BOT_TOKEN'
  status: ChannelStatus | undefined
  traffic: ChannelTraffic | undefined
  mode: Config['telegram']['mode']
}

/** The customers' bot, or the operators'. */
function Bot({ title, name, setting, status, traffic, mode }: BotProps) {
  const t = useText(channelTexts)
  const { ago } = useDates()
  const state = mode === 'off' ? 'off' : (status?.state ?? 'starting')
  const username = typeof status?.data?.username === 'string' ? status.data.username : null
  return (
    <Card title={title} actions={<State state={state} />}>
      {mode !== 'off' && status?.detail && <Trouble detail={status.detail} setting={setting} />}
      <dl class="facts">
        {mode !== 'off' && username && (
          <div>
            <dt>{name}</dt>
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
      {mode === 'off' && <TelegramSteps setting={setting} />}
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

function Trouble({ detail, setting }: { detail: string; setting: string }) {
  const { detail: words } = useText(channelTexts)
  const known = detail === 'conflict' || detail === 'unreachable'
  const unknown = detail === 'unauthorised' ? words.unauthorised(setting) : words.other(detail)
  return (
    <div class="alert alert-warning" role="status">
      <div class="alert-icon">
        <Icon name="alert-triangle" class="icon-2" />
      </div>
      <div>{known ? words[detail] : unknown}</div>
    </div>
  )
}
