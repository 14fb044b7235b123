import type { ConnectionItem, ExceptionItem, OpenWork } from '#engine'
import { atendimentoWords, serviceOrderWords } from '#engine'
import { ConnectionMarks } from '../connection/marks.tsx'
import { caseOf } from '../connection/occasion.ts'
import { LazyCheck } from '../express-check/lazy.tsx'
import { Badge, Card, EmptyState, RelativeTime, Table } from '../layout/components/index.ts'
import { useDates, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { panelPage } from './frame.tsx'
import { customerPanelTexts } from './texts.ts'

/** How the customer stands: connections, what is open, and the express check. */
export async function showPanel(visit: Visit) {
  const { engine, actor } = visit
  const customer = await engine.customers.find(actor, visit.id())
  const [connections, open, protectedIds] = await Promise.all([
    engine.connections.of(actor, customer.id),
    engine.openWork.of(actor, customer.id),
    engine.connections.exceptions.protecting(actor, customer.id),
  ])
  const { query } = caseOf(visit)
  return panelPage(
    visit,
    customer,
    'overview',
    <div class="row">
      <div class="col-lg-7">
        <Connections connections={connections} protectedIds={protectedIds} query={query} />
        <Open open={open} />
      </div>
      <div class="col-lg-5">
        <LazyCheck path={`/customers/${customer.id}/express-check`} />
      </div>
    </div>,
  )
}

function Connections({
  connections,
  protectedIds,
  query,
}: {
  connections: readonly ConnectionItem[]
  protectedIds: readonly ExceptionItem['connectionId'][]
  query: string
}) {
  const t = useText(customerPanelTexts)
  return (
    <Card title={t.connections} flush>
      <Table
        caption={t.connections}
        rows={connections}
        rowKey={({ id }) => id}
        empty={{ title: t.noConnections, text: t.noConnectionsText, icon: 'router' }}
        columns={[
          {
            key: 'connection',
            label: t.connection,
            cell: ({ id, number, name, login, contract, plan, accessPoint }) => (
              <>
                <a href={`/connections/${id}${query}`} class="fw-medium text-break">
                  {number} · {name ?? login}
                </a>
                <div class="text-secondary small text-break">
                  {[name && login, contract && `${contract} (${plan})`, accessPoint]
                    .filter(Boolean)
                    .join(' · ')}
                </div>
              </>
            ),
          },
          {
            key: 'state',
            label: t.state,
            cell: (connection) => (
              <ConnectionMarks connection={connection} isProtected={protectedIds.includes(connection.id)} />
            ),
          },
        ]}
      />
    </Card>
  )
}

function Open({ open: { cases, serviceOrders } }: { open: OpenWork }) {
  const t = useText(customerPanelTexts)
  const { state: caseState } = useText(atendimentoWords)
  const { state: orderState } = useText(serviceOrderWords)
  const { dateTime } = useDates()
  if (cases.length === 0 && serviceOrders.length === 0) {
    return (
      <Card title={t.open} flush>
        <EmptyState icon="mood-smile" title={t.nothingOpen} text={t.nothingOpenText} />
      </Card>
    )
  }
  return (
    <Card title={t.open} flush>
      <ul class="list-group list-group-flush">
        {cases.map(({ id, protocol, state, report, operator, openedAt }) => (
          <Line
            key={id}
            href={`/atendimentos/${id}`}
            title={`${t.protocol} ${protocol}`}
            state={caseState[state]}
          >
            <div class="small as-typed clamped">{report}</div>
            <div class="text-secondary small">
              {operator ?? t.nobody} · {t.opened} <RelativeTime date={openedAt} />
            </div>
          </Line>
        ))}
        {serviceOrders.map(({ id, number, state, type, technician, openedAt, scheduledFrom }) => (
          <Line
            key={id}
            href={`/service-orders/${id}`}
            title={`${t.order} ${number} · ${type}`}
            state={orderState[state]}
          >
            <div class="text-secondary small">
              {technician ?? t.nobody} ·{' '}
              {scheduledFrom ? (
                dateTime(scheduledFrom)
              ) : (
                <>
                  {t.opened} <RelativeTime date={openedAt} />
                </>
              )}
            </div>
          </Line>
        ))}
      </ul>
    </Card>
  )
}

function Line({
  href,
  title,
  state,
  children,
}: {
  href: string
  title: string
  state: string
  children: preact.ComponentChildren
}) {
  return (
    <li class="list-group-item">
      <div class="d-flex flex-wrap gap-2 justify-content-between">
        <a href={href} class="fw-medium">
          {title}
        </a>
        <Badge tone="progress">{state}</Badge>
      </div>
      {children}
    </li>
  )
}
