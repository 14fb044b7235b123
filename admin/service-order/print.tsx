import { formatDocument, formatPhone, type ServiceOrderView, serviceOrderWords } from '#engine'
import { type Answer, page } from '../answer.ts'
import { LinkButton } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useDates, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { ServiceOrderAssets } from './assets.tsx'
import { MaterialTable } from './material-table.tsx'
import { Fact } from './outcome.tsx'
import { printTexts } from './print-texts.ts'
import { Slot } from './rows.tsx'
import { serviceOrderTexts } from './texts.ts'
import { InZone } from './zone.tsx'

/** The order on paper: A4, to be filled in by hand where it is not yet, and signed (R53). */
export async function printServiceOrder(visit: Visit): Promise<Answer> {
  const view = await visit.engine.serviceOrders.view(visit.actor, visit.id())
  return page(
    serviceOrderTexts(visit.language).one(view.order.number),
    <InZone timeZone={view.names.timeZone}>
      <ServiceOrderAssets />
      <div class="btn-list mb-3 d-print-none">
        <LinkButton href={`/service-orders/${view.order.id}`} icon="arrow-left">
          {serviceOrderTexts(visit.language).one(view.order.number)}
        </LinkButton>
        <button type="button" class="btn btn-primary" data-print>
          <Icon name="printer" />
          {serviceOrderTexts(visit.language).print}
        </button>
      </div>
      <Sheet view={view} />
    </InZone>,
  )
}

function Sheet({ view: { order, names, protocol, materials } }: { view: ServiceOrderView }) {
  const t = useText(serviceOrderTexts)
  const p = useText(printTexts)
  const words = useText(serviceOrderWords)
  const { dateTime } = useDates()
  const isClosed = order.state === 'closed'
  return (
    <article class="sheet">
      <header class="sheet-head">
        <div>
          <div class="sheet-company">{names.company}</div>
          {names.companyDocument && <div>{formatDocument(names.companyDocument)}</div>}
        </div>
        <div class="sheet-number">
          <h1>{t.one(order.number)}</h1>
          <div>
            {t.atendimento} {protocol} · {words.state[order.state]}
          </div>
        </div>
      </header>
      <dl class="sheet-facts">
        <Fact label={t.type}>{names.type}</Fact>
        <Fact label={p.openedAt}>{dateTime(order.openedAt)}</Fact>
        <Fact label={t.technician}>{names.technician ?? <Blank />}</Fact>
        <Fact label={t.visit}>
          {order.scheduledFrom && order.scheduledUntil ? (
            <Slot from={order.scheduledFrom} until={order.scheduledUntil} />
          ) : (
            <Blank />
          )}
        </Fact>
        <Fact label={t.customer}>
          {names.customer}
          {names.customerCode && ` (${names.customerCode})`}
        </Fact>
        <Fact label={t.phone}>
          {[names.customerPhone, names.contactPhone]
            .filter((number) => number !== null)
            .map(formatPhone)
            .filter((number, n, all) => all.indexOf(number) === n)
            .join(' · ') || <Blank />}
        </Fact>
        <Fact label={p.address}>{order.address ?? <Blank />}</Fact>
        <Fact label={t.connection}>
          {[names.connection, names.accessPoint].filter(Boolean).join(' · ') || '—'}
        </Fact>
      </dl>
      <Part title={t.reportedDefect}>
        {names.defect && <p>{names.defect}</p>}
        <p class="sheet-words">{order.reportedDefect}</p>
      </Part>
      <Part title={t.foundDefect}>
        {isClosed ? (
          <p class="sheet-words">
            {[names.foundDefect, order.observedDefect].filter(Boolean).join('\n') || '—'}
          </p>
        ) : (
          <Lines count={2} />
        )}
      </Part>
      <Part title={t.outcome}>
        {isClosed ? (
          <>
            <p class="sheet-words">{order.solution}</p>
            {order.result && (
              <p>
                {t.result}: {words.result[order.result]}
              </p>
            )}
          </>
        ) : (
          <Lines count={3} />
        )}
      </Part>
      <Part title={t.materials}>
        {materials.length > 0 || isClosed ? <MaterialTable materials={materials} /> : <Lines count={3} />}
      </Part>
      {names.terms && <p class="sheet-terms sheet-words">{names.terms}</p>}
      <footer class="sheet-signatures">
        <div>
          {order.startedAt ? `${t.startedAt}: ${dateTime(order.startedAt)}` : `${t.startedAt}: ${p.handTime}`}
          <br />
          {order.endedAt ? `${t.endedAt}: ${dateTime(order.endedAt)}` : `${t.endedAt}: ${p.handTime}`}
        </div>
        <div class="sheet-signature">{names.technician ?? t.technician}</div>
        <div class="sheet-signature">{order.signatureName ?? p.customerSigns}</div>
      </footer>
    </article>
  )
}

function Part({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <section class="sheet-part">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** Room to write by hand. */
function Lines({ count }: { count: number }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: count }, (_, n) => (
        <div class="sheet-line" key={`line-${n + 1}`} />
      ))}
    </div>
  )
}

function Blank() {
  return <span class="sheet-blank" aria-hidden="true" />
}
