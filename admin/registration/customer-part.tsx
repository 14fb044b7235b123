import { z } from 'zod'
import type { RegisterChoices } from '#engine'
import { type Answer, partial } from '../answer.ts'
import { blank, type Draft } from '../form/submission.ts'
import { DraftProvider, optionsOf, SelectField } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { Select } from './changing-select.tsx'
import { Company } from './company.tsx'
import { CustomerSearch } from './customer-search.tsx'
import { Look } from './look.tsx'
import { Origin } from './origin.tsx'
import { registrationTexts } from './texts.ts'

/** The customer that was chosen, and what can be chosen with them. */
export type Chosen = {
  customer: Awaited<ReturnType<Visit['engine']['customers']['find']>>
  choices: RegisterChoices
}

const chosenId = z.uuid().optional().catch(undefined)
const query = z.object({
  draft: chosenId,
  customerId: chosenId,
  contactId: chosenId,
  connectionId: chosenId,
  contractId: chosenId,
  companyId: chosenId,
  departmentId: chosenId,
  originId: chosenId,
  technicianId: chosenId,
})

/** Another customer, connection or company was chosen: the part of the form that depends on them. */
export async function customerPart(visit: Visit): Promise<Answer> {
  const { draft: draftId = '', customerId, ...values } = visit.query(query)
  visit.response.set('HX-Replace-Url', `/atendimentos/new?draft=${draftId}&customer=${customerId ?? 'none'}`)
  if (!customerId) return partial(<CustomerSearch q="" draftId={draftId} found={[]} />)
  const chosen = await chosenOf(visit, customerId, values.companyId)
  const isNew = !('connectionId' in visit.request.query)
  return partial(<CustomerPart chosen={chosen} draftId={draftId} draft={blank(values)} isNew={isNew} />)
}

export async function chosenOf(
  { engine, actor }: Visit,
  customerId: string,
  companyId: string | undefined,
): Promise<Chosen> {
  const [customer, choices] = await Promise.all([
    engine.customers.find(actor, customerId),
    engine.atendimentos.registerChoices(actor, customerId, companyId),
  ])
  return { customer, choices }
}

/** `isNew`: the customer was chosen just now; the keyboard goes on in the first field. */
export function CustomerPart({
  chosen,
  draftId,
  draft,
  isNew = false,
}: {
  chosen: Chosen
  draftId: string
  draft: Draft
  isNew?: boolean
}) {
  const t = useText(registrationTexts)
  const { customer, choices } = chosen
  const { values } = draft
  const only = isNew && choices.connections.length === 1 ? choices.connections[0] : undefined
  const connection = choices.connections.find(({ id }) => id === values.connectionId) ?? only
  const suggested = choices.origins.find(({ suggested }) => suggested)?.id
  const filled = {
    departmentId: choices.departments[0]?.id,
    originId: suggested,
    companyId: choices.companyId,
    ...withoutBlanks(values),
    ...(connection ? { connectionId: connection.id, contractId: connection.contractId } : {}),
  }
  const address = connection?.address ?? choices.address
  const reloads = {
    'hx-get': `/atendimentos/new/customer`,
    'hx-trigger': 'change',
    'hx-target': '#customer-part',
    'hx-swap': 'outerHTML',
    'hx-include': 'closest form',
    'hx-params': `draft,customerId,contactId,connectionId,contractId,companyId,departmentId,originId,technicianId`,
  }
  return (
    <DraftProvider value={{ ...draft, values: filled }}>
      <div id="customer-part">
        <input type="hidden" name="customerId" value={customer.id} />
        <input type="hidden" name="customerName" value={customer.name} />
        <div class="chosen-customer">
          <Icon name="user-check" />
          <div>
            <div class="fw-medium">
              <a href={`/customers/${customer.id}`}>{customer.name}</a>
            </div>
            <div class="text-secondary small">
              {[customer.code, customer.document, customer.company, ...customer.tags]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </div>
          <a
            href={`/atendimentos/new?draft=${draftId}&customer=none`}
            class="btn btn-sm"
            hx-get={`/atendimentos/new/customer?draft=${draftId}`}
            hx-params="none"
            hx-target="#customer-part"
            hx-swap="outerHTML"
          >
            <Icon name="replace" />
            {t.customer.change}
          </a>
        </div>
        <div class="row mt-3">
          <Select
            name="connectionId"
            label={t.field.connection}
            empty={t.field.noConnection}
            options={choices.connections.map(({ id, number, name, login }) => ({
              value: id,
              label: `${number} · ${[name, login].filter(Boolean).join(' · ')}`,
            }))}
            autofocus={isNew}
            attributes={reloads}
          />
          <Select
            name="contractId"
            label={t.field.contract}
            empty={t.field.noContract}
            hint={connection ? t.field.contractOfConnection : undefined}
            disabled={connection !== undefined}
            options={choices.contracts.map(({ id, name, active }) => ({
              value: id,
              label: active ? name : `${name} (${t.field.inactive})`,
            }))}
          />
          <Company choices={choices} reloads={reloads} />
          <SelectField
            name="contactId"
            label={t.field.contact}
            empty={t.field.noContact}
            class="col-md-6 mb-3"
            options={optionsOf(choices.contacts)}
          />
          <SelectField
            name="departmentId"
            label={t.field.department}
            class="col-md-6 mb-3"
            options={optionsOf(choices.departments)}
            required
          />
          <Origin choices={choices} />
        </div>
        <p class="mb-3">
          <Icon name="map-pin" class="icon-inline" /> <span class="fw-medium">{t.field.address}:</span>{' '}
          {address ?? <span class="text-secondary">{t.field.noAddress}</span>}
        </p>
        <Look
          customerId={customer.id}
          connectionId={connection?.id ?? ''}
          contractId={String(filled.contractId ?? '')}
        />
      </div>
    </DraftProvider>
  )
}

function withoutBlanks(values: Draft['values']): Draft['values'] {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value))
}
