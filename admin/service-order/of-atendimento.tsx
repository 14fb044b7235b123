import type { OrdersOfAtendimento } from '#engine'
import { type Answer, page, partial } from '../answer.ts'
import { Card, LinkButton } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { OrderState } from './marks.tsx'
import { Slot } from './rows.tsx'
import { serviceOrderTexts } from './texts.ts'

/** The service orders of one atendimento: a card that the page of the case includes by htmx, or a page alone. */
export async function ordersOfAtendimento(visit: Visit): Promise<Answer> {
  const found = await visit.engine.serviceOrders.ofAtendimento(visit.actor, visit.id())
  const card = <OrdersCard atendimentoId={visit.id()} {...found} />
  return visit.isPartial
    ? partial(card)
    : page(serviceOrderTexts(visit.language).ofAtendimento, <AlonePage>{card}</AlonePage>)
}

function AlonePage({ children }: { children: preact.ComponentChildren }) {
  const t = useText(serviceOrderTexts)
  return (
    <>
      <h1 class="page-head-title mb-3">{t.ofAtendimento}</h1>
      {children}
    </>
  )
}

/** `#service-orders`: the newest first, with the way to another. */
export function OrdersCard({
  atendimentoId,
  orders,
  mayCreate,
}: OrdersOfAtendimento & { atendimentoId: string }) {
  const t = useText(serviceOrderTexts)
  return (
    <Card
      id="service-orders"
      title={t.ofAtendimento}
      actions={
        mayCreate && (
          <LinkButton href={`/atendimentos/${atendimentoId}/service-orders/new`} icon="plus" small>
            {t.create}
          </LinkButton>
        )
      }
      flush={orders.length > 0}
    >
      {orders.length === 0 ? (
        <p class="text-secondary mb-0">{t.noneYet}</p>
      ) : (
        <ul class="list-group list-group-flush">
          {orders.map(({ id, number, state, type, technician, scheduledFrom, scheduledUntil }) => (
            <li key={id} class="list-group-item">
              <a href={`/service-orders/${id}`}>
                {number} · {type}
              </a>{' '}
              <OrderState state={state} />
              <div class="text-secondary small">
                {technician ?? t.nobody}
                {scheduledFrom && scheduledUntil && (
                  <>
                    {' · '}
                    <Slot from={scheduledFrom} until={scheduledUntil} />
                  </>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
