import { z } from 'zod'
import { type Answer, page, partial } from '../answer.ts'
import { CaseAssets } from '../case/assets.tsx'
import { Card, EmptyState, PageHeader } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { newTicketTexts } from './new-texts.ts'

type Found = Awaited<ReturnType<Visit['engine']['customers']['page']>>['rows']

const query = z.object({ q: z.string().trim().max(100).catch('') })

/** First the customer, by whatever they say of themselves on the phone (R63). */
export async function chooseCustomer(visit: Visit): Promise<Answer> {
  const { q } = visit.query(query)
  const found = await find(visit, q)
  return page(
    { title: newTicketTexts(visit.language).title, narrow: true },
    <ChooseCustomer q={q} found={found} />,
  )
}

/** The customers that fit what was typed so far. */
export async function findCustomers(visit: Visit): Promise<Answer> {
  const { q } = visit.query(query)
  return partial(<Customers q={q} found={await find(visit, q)} />)
}

async function find({ engine, actor }: Visit, q: string): Promise<Found> {
  if (q.length < 2) return []
  const { rows } = await engine.customers.page(actor, { search: q, active: true })
  return rows.slice(0, 20)
}

function ChooseCustomer({ q, found }: { q: string; found: Found }) {
  const t = useText(newTicketTexts)
  return (
    <>
      <CaseAssets />
      <PageHeader title={t.title} subtitle={t.subtitle} back={{ href: '/tickets', label: t.back }} />
      <Card title={t.customer}>
        <form method="get" action="/tickets/new">
          <label class="form-label" for="customer-search">
            {t.search}
          </label>
          <div class="input-icon mb-3">
            <span class="input-icon-addon">
              <Icon name="search" />
            </span>
            <input
              type="search"
              class="form-control"
              id="customer-search"
              name="q"
              value={q}
              placeholder={t.searchHint}
              autocomplete="off"
              autofocus
              hx-get="/tickets/new/customers"
              hx-trigger="input changed delay:250ms"
              hx-target="#customers"
              hx-sync="this:replace"
            />
          </div>
        </form>
        <div id="customers" aria-live="polite">
          <Customers q={q} found={found} />
        </div>
      </Card>
    </>
  )
}

function Customers({ q, found }: { q: string; found: Found }) {
  const t = useText(newTicketTexts)
  if (q.length < 2) return <p class="text-secondary mb-0">{t.keepTyping}</p>
  if (found.length === 0) return <EmptyState icon="user-off" title={t.nobody} />
  return (
    <ul class="customer-choices">
      {found.map(({ id, name, code, company, plan }) => (
        <li key={id}>
          <a href={`/tickets/new?customer=${id}`} class="customer-choice">
            <Icon name="building-store" />
            <span>
              <span class="fw-medium d-block">{name}</span>
              <span class="text-secondary small">{[code, company, plan].filter(Boolean).join(' · ')}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
