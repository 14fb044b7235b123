import { isPermitted, type Permission, type ServiceOrderState, type ShownServiceOrder } from '#engine'
import { ActionButton } from '../case/action-button.tsx'
import { Card } from '../layout/components/index.ts'
import { useDates, useShell, useText } from '../layout/shell.ts'
import { OrderState } from '../service-order/marks.tsx'
import type { CaseView } from './case-view.ts'
import { useOffReason } from './off-reason.ts'
import { atendimentoTexts } from './texts.ts'

type Tool = { id: string; icon: string; label: string; off: string | null; page: string; href: string }

/**
 * The tools of a case as R50-R53 group them; each leads to a page of its own that knows the case. One whose page this
 * panel does not have is not there.
 */
export function Tools({ view }: { view: CaseView }) {
  const { tools: t } = useText(atendimentoTexts)
  const groups = useGroups(view)
  return (
    <Card title={t.title}>
      <Group title={t.technical} tools={groups.technical} />
      <Group title={t.financial} tools={groups.financial} />
      <Group title={t.crm} tools={groups.crm} />
      <h3 class="h4 mb-1">{t.orders}</h3>
      <Orders orders={view.serviceOrders} />
      <Buttons tools={groups.orders} />
    </Card>
  )
}

function useGroups(view: CaseView): Record<'technical' | 'financial' | 'crm' | 'orders', Tool[]> {
  const { tools: t, off } = useText(atendimentoTexts)
  const { paths, signedIn } = useShell()
  const { atendimento, header } = view
  const { id, customerId, connectionId } = atendimento
  const permitted = (permission: Permission) =>
    signedIn && isPermitted(signedIn.actor, permission) ? null : off.no_permission
  const changing = useOffReason(view, 'changeConnection')
  const ordering = useOffReason(view, 'createServiceOrder')
  const leading = useOffReason(view, 'createLead')
  const technical = permitted('technical_tools') ?? changing
  const ofCase = `atendimento=${id}`
  const there = (tools: Tool[]) => tools.filter(({ page }) => paths.has(page))
  return {
    technical: there([
      {
        id: 'tool-connection',
        icon: 'router',
        label: t.connection,
        off: permitted('technical_tools') ?? (connectionId ? null : off.no_connection),
        page: '/connections/:id',
        href: `/connections/${connectionId}?${ofCase}`,
      },
      {
        id: 'tool-add-connection',
        icon: 'plus',
        label: t.addConnection,
        off: technical,
        page: '/customers/:id/connections/new',
        href: `/customers/${customerId}/connections/new?${ofCase}`,
      },
    ]),
    financial: there([
      {
        id: 'tool-customer-panel',
        icon: 'report-money',
        label: t.customerPanel,
        off: permitted('financial_tools'),
        page: '/customers/:id/panel',
        href: `/customers/${customerId}/panel?${ofCase}`,
      },
      {
        id: 'tool-customer',
        icon: 'id',
        label: t.customerRecord,
        off: null,
        page: '/customers/:id',
        href: `/customers/${customerId}`,
      },
    ]),
    crm: there([
      header.lead
        ? {
            id: 'tool-lead',
            icon: 'user-star',
            label: t.lead(header.lead.protocol),
            off: null,
            page: '/leads/:id',
            href: `/leads/${header.lead.id}`,
          }
        : {
            id: 'tool-create-lead',
            icon: 'user-star',
            label: t.simpleLead,
            off: permitted('simple_lead') ?? leading,
            page: '/atendimentos/:id/leads/new',
            href: `/atendimentos/${id}/leads/new`,
          },
    ]),
    orders: there([
      {
        id: 'tool-create-order',
        icon: 'tool',
        label: t.newOrder,
        off: ordering,
        page: '/atendimentos/:id/service-orders/new',
        href: `/atendimentos/${id}/service-orders/new`,
      },
    ]),
  }
}

function Group({ title, tools }: { title: string; tools: readonly Tool[] }) {
  if (tools.length === 0) return null
  return (
    <div class="mb-3">
      <h3 class="h4 mb-1">{title}</h3>
      <Buttons tools={tools} />
    </div>
  )
}

function Buttons({ tools }: { tools: readonly Tool[] }) {
  return (
    <div class="btn-list">
      {tools.map(({ page: _, ...tool }) => (
        <ActionButton key={tool.id} {...tool} />
      ))}
    </div>
  )
}

function Orders({ orders }: { orders: readonly ShownServiceOrder[] }) {
  const { tools: t } = useText(atendimentoTexts)
  const { dateTime } = useDates()
  if (orders.length === 0) return <p class="text-secondary mb-2">{t.noOrders}</p>
  return (
    <ul class="linked mb-2">
      {orders.map(({ id, number, state, type, technician, scheduledFrom }) => (
        <li key={id}>
          <a href={`/service-orders/${id}`}>
            {number} · {type}
          </a>
          <div>
            <OrderState state={state as ServiceOrderState} />{' '}
            <span class="text-secondary small">
              {[technician, scheduledFrom && t.scheduled(dateTime(scheduledFrom))]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </div>
        </li>
      ))}
    </ul>
  )
}
