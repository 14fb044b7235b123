import type { ServiceOrderView } from '#engine'
import { type Answer, page } from '../answer.ts'
import { CaseAssets } from '../case/assets.tsx'
import { PeoplesWords } from '../case/words-of-people.tsx'
import { Card } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useDates, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { Actions, Dialogs, type OrderReturned } from './actions.tsx'
import { ServiceOrderAssets } from './assets.tsx'
import { DispatchCard } from './dispatch-card.tsx'
import { Facts } from './facts.tsx'
import { HistoryCard } from './history-card.tsx'
import { OrderState } from './marks.tsx'
import { MaterialTable } from './material-table.tsx'
import { Outcome } from './outcome.tsx'
import { Slot } from './rows.tsx'
import { serviceOrderTexts } from './texts.ts'
import { InZone } from './zone.tsx'

export function showServiceOrder(visit: Visit): Promise<Answer> {
  return orderPage(visit, null)
}

/** The page as it stands now; `returned`: a form that came back with what was typed and what is wrong with it. */
export async function orderPage(visit: Visit, returned: OrderReturned | null): Promise<Answer> {
  const view = await visit.engine.serviceOrders.view(visit.actor, visit.id())
  return page(
    { title: serviceOrderTexts(visit.language).one(view.order.number), wide: true },
    <InZone timeZone={view.names.timeZone}>
      <OrderPage view={view} returned={returned} />
    </InZone>,
  )
}

function OrderPage({ view, returned }: { view: ServiceOrderView; returned: OrderReturned | null }) {
  const t = useText(serviceOrderTexts)
  const { order, names } = view
  return (
    <div class="ticket">
      <CaseAssets />
      <ServiceOrderAssets />
      <div
        hidden
        hx-get={`/service-orders/${order.id}`}
        hx-trigger={`live:${order.id} from:body, live:look from:body`}
        hx-select="#order-head"
        hx-target="#order-head"
        hx-swap="outerHTML"
        hx-select-oob="#order-main,#order-side"
      />
      <Head view={view} />
      <div class="ticket-columns">
        <div class="ticket-main" id="order-main">
          <Card title={t.task}>
            <PeoplesWords text={order.reportedDefect} />
            {names.defect && (
              <p class="text-secondary mb-0 mt-2">
                {t.defect}: {names.defect}
              </p>
            )}
          </Card>
          <Outcome view={view} />
          <Card title={t.materials} flush={view.materials.length > 0}>
            <MaterialTable materials={view.materials} />
          </Card>
          <HistoryCard history={view.history} />
        </div>
        <aside class="ticket-side" id="order-side" aria-label={t.customer}>
          <Actions view={view} />
          <Facts view={view} />
          <DispatchCard view={view} />
        </aside>
      </div>
      <Dialogs view={view} returned={returned} />
    </div>
  )
}

function Head({ view: { order, names } }: { view: ServiceOrderView }) {
  const t = useText(serviceOrderTexts)
  const { dateTime } = useDates()
  const { technician, openedBy } = names
  return (
    <header class="ticket-head" id="order-head">
      <a class="page-head-back" href="/service-orders">
        <Icon name="arrow-left" />
        {t.title}
      </a>
      <h1 class="ticket-title">
        <span class="ticket-number">{order.number}</span> {names.type} · {names.customer}
      </h1>
      <div class="ticket-marks">
        <OrderState state={order.state} />
        {order.scheduledFrom && order.scheduledUntil ? (
          <span>
            <Icon name="calendar-event" class="icon-inline" />{' '}
            <Slot from={order.scheduledFrom} until={order.scheduledUntil} />
          </span>
        ) : (
          <span class="text-secondary">{t.notScheduled}</span>
        )}
        {technician && (
          <span>
            <Icon name="user" class="icon-inline" /> {technician}
          </span>
        )}
        {order.address && (
          <span>
            <Icon name="map-pin" class="icon-inline" /> {order.address}
          </span>
        )}
        <span class="text-secondary">
          <Icon name="clock" class="icon-inline" />{' '}
          <time datetime={order.openedAt.toISOString()}>{dateTime(order.openedAt)}</time>
          {openedBy && ` ${t.openedBy(openedBy)}`}
        </span>
      </div>
      {order.state === 'open' && order.scheduleCancelReason && (
        <p class="text-secondary mb-0">{t.unscheduledBecause(order.scheduleCancelReason)}</p>
      )}
    </header>
  )
}
