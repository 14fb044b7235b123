import { z } from 'zod'
import { type Answer, partial } from '../answer.ts'
import { Field, useField } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { registrationTexts } from './texts.ts'

export type Found = Awaited<ReturnType<Visit['engine']['customers']['page']>>['rows']

const query = z.object({
  q: z.string().trim().max(100).catch(''),
  draft: z.uuid().optional().catch(undefined),
})

const MOST = 12
const SHORTEST = 2

/** The customers that fit what was typed so far. */
export async function findCustomers(visit: Visit): Promise<Answer> {
  const { q, draft } = visit.query(query)
  return partial(<Customers q={q} draftId={draft ?? ''} found={await customersLike(visit, q)} />)
}

export async function customersLike({ engine, actor }: Visit, q: string): Promise<Found> {
  if (q.length < SHORTEST) return []
  const { rows } = await engine.customers.page(actor, { search: q, active: true, most: MOST })
  return rows
}

/**
 * As one types; the arrow keys walk from the field into the list (the script does that), Enter chooses. The field
 * belongs to a form of its own, for what is typed here is not sent with the registration.
 */
export function CustomerSearch({ q, draftId, found }: { q: string; draftId: string; found: Found }) {
  const { customer: t } = useText(registrationTexts)
  const { control, invalid } = useField({ name: 'customerId', hint: 'x', required: true })
  return (
    <div id="customer-part" data-arrows>
      <Field name="customerId" label={t.search} hint={t.hint} required class="mb-2">
        <div class="input-icon">
          <span class="input-icon-addon">
            <Icon name="search" />
          </span>
          <input
            {...control}
            type="search"
            class={`form-control ${invalid}`}
            name="q"
            form="find-customer"
            value={q}
            autocomplete="off"
            autofocus
            maxLength={100}
            hx-get={`/atendimentos/new/customers?draft=${draftId}`}
            hx-trigger="input changed delay:150ms"
            hx-target="#customers"
            hx-sync="this:replace"
            hx-params="q"
          />
        </div>
      </Field>
      <div id="customers" class="mb-3" aria-live="polite">
        <Customers q={q} draftId={draftId} found={found} />
      </div>
    </div>
  )
}

function Customers({ q, draftId, found }: { q: string; draftId: string; found: Found }) {
  const { customer: t } = useText(registrationTexts)
  if (q.length < SHORTEST) return <p class="text-secondary mb-0">{t.keepTyping}</p>
  if (found.length === 0) return <p class="text-secondary mb-0">{t.nobody}</p>
  return (
    <ul class="customer-choices" aria-label={t.found} data-found={q}>
      {found.map(({ id, name, code, document, company, plan }) => (
        <li key={id}>
          <a
            href={`/atendimentos/new?draft=${draftId}&customer=${id}`}
            class="customer-choice"
            hx-get={`/atendimentos/new/customer?draft=${draftId}&customerId=${id}`}
            hx-params="none"
            hx-target="#customer-part"
            hx-swap="outerHTML"
          >
            <Icon name="user" />
            <span>
              <span class="fw-medium d-block">{name}</span>
              <span class="text-secondary small">
                {[code, document, company, plan].filter(Boolean).join(' · ')}
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
