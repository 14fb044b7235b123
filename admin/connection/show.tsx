import { z } from 'zod'
import {
  type ConnectionChange,
  type ConnectionItem,
  type ExceptionItem,
  mayUseConnectionTools,
  type Page,
} from '#engine'
import { Facts } from '../administration/pieces.tsx'
import { sought } from '../administration/typed.ts'
import { page } from '../answer.ts'
import { problemWords } from '../error/words.ts'
import { Card, LinkButton, Moment, OffButton, PageHeader } from '../layout/components/index.ts'
import { useDates, useShell, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { ExceptionsCard } from './exceptions.tsx'
import { ConnectionHistory } from './history.tsx'
import { ConnectionMarks } from './marks.tsx'
import { type CaseOfPage, caseOf } from './occasion.ts'
import { connectionTexts } from './texts.ts'
import type { ToolName } from './tool.tsx'

export async function showConnection(visit: Visit) {
  const { engine, actor, language } = visit
  const connection = await engine.connections.find(actor, visit.id())
  const { after } = visit.query(z.object({ after: sought() }))
  const [exceptions, history] = await Promise.all([
    engine.connections.exceptions.of(actor, connection.id),
    engine.connections.history(actor, connection.id, after),
  ])
  return page(
    connectionTexts(language).title(connection.number),
    <ConnectionPage
      connection={connection}
      exceptions={exceptions}
      history={history}
      within={caseOf(visit)}
      mayUseTools={mayUseConnectionTools(actor)}
    />,
  )
}

function ConnectionPage({
  connection,
  exceptions,
  history,
  within,
  mayUseTools,
}: {
  connection: ConnectionItem
  exceptions: readonly ExceptionItem[]
  history: Page<ConnectionChange>
  within: CaseOfPage
  mayUseTools: boolean
}) {
  const t = useText(connectionTexts)
  const { number, login, name, customer, customerId } = connection
  const isProtected = exceptions.some(({ protects }) => protects)
  return (
    <>
      <PageHeader
        title={
          <>
            {t.title(number)} <span class="text-secondary">{name ?? login}</span>
          </>
        }
        subtitle={
          <>
            {customer} <ConnectionMarks connection={connection} isProtected={isProtected} />
          </>
        }
        back={
          within.atendimentoId
            ? { href: `/atendimentos/${within.atendimentoId}`, label: t.backToCase }
            : { href: `/customers/${customerId}/panel`, label: t.back }
        }
      />
      {within.atendimentoId && <p class="text-secondary">{t.inCase}</p>}
      <div class="row">
        <div class="col-lg-5 order-lg-2">
          {mayUseTools && <Tools connection={connection} query={within.query} />}
          <Details connection={connection} />
        </div>
        <div class="col-lg-7">
          <ExceptionsCard
            connection={connection}
            exceptions={exceptions}
            query={within.query}
            mayChange={mayUseTools}
          />
          <ConnectionHistory history={history} />
        </div>
      </div>
    </>
  )
}

type Button = { name: ToolName; icon: string; off?: string | false }

/** The technical tools (R51); one that cannot be used on the connection as it is says why. */
function Tools({ connection, query }: { connection: ConnectionItem; query: string }) {
  const t = useText(connectionTexts)
  const { language } = useShell()
  const { id, blockedAt, reducedAt, online, hasPassword, lastIp } = connection
  const buttons: Button[] = [
    { name: 'edit', icon: 'pencil' },
    { name: 'credentials', icon: 'key' },
    { name: 'password', icon: 'eye', off: !hasPassword && 'connection_without_password' },
    { name: 'ip', icon: 'network' },
    { name: 'mac', icon: 'cpu' },
    blockedAt ? { name: 'unblock', icon: 'lock-open' } : { name: 'block', icon: 'lock' },
    { name: 'disconnection', icon: 'plug-x', off: online === false && 'connection_is_offline' },
    { name: 'speed', icon: 'gauge', off: !reducedAt && 'connection_is_not_reduced' },
    { name: 'equipment', icon: 'external-link', off: !lastIp && 'connection_without_last_ip' },
  ]
  return (
    <Card title={t.toolsTitle}>
      <div class="btn-list">
        {buttons.map(({ name, icon, off }) =>
          off ? (
            <OffButton key={name} icon={icon} reason={problemWords(language, off)}>
              {t.tools[name].title}
            </OffButton>
          ) : (
            <LinkButton key={name} icon={icon} href={`/connections/${id}/${name}${query}`}>
              {t.tools[name].title}
            </LinkButton>
          ),
        )}
      </div>
    </Card>
  )
}

function Details({ connection }: { connection: ConnectionItem }) {
  const t = useText(connectionTexts)
  const { dateTime } = useDates()
  const { login, hasPassword, ip, mac, contract, plan, accessPoint, address, lastIp, lastNas } = connection
  const { blockedAt, blockReason, reducedAt, reductionReason, onlineChangedAt, createdAt } = connection
  const code = (text: string | null) => text && <span class="font-monospace text-break">{text}</span>
  return (
    <Card title={t.details}>
      <Facts
        rows={[
          [t.login, code(login)],
          [t.password, hasPassword ? t.hasPassword : t.hasNoPassword],
          [t.ip, code(ip)],
          [t.mac, code(mac)],
          [t.contract, contract ? `${contract} · ${plan}` : t.noContract],
          [t.accessPoint, accessPoint ?? t.noAccessPoint],
          [t.address, address && <span class="as-typed">{address}</span>],
          [
            t.blocked,
            blockedAt && (
              <>
                {t.blockedSince(dateTime(blockedAt))}
                {blockReason && <div class="as-typed text-secondary">{blockReason}</div>}
              </>
            ),
          ],
          [
            t.reduced,
            reducedAt && (
              <>
                {t.reducedSince(dateTime(reducedAt))}
                {reductionReason && <div class="as-typed text-secondary">{reductionReason}</div>}
              </>
            ),
          ],
          [t.lastSeen, onlineChangedAt && <Moment date={onlineChangedAt} />],
          [t.lastIp, code(lastIp)],
          [t.lastNas, code(lastNas)],
          [t.since, <Moment key="since" date={createdAt} />],
        ]}
      />
    </Card>
  )
}
