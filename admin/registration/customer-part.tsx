import { z } from 'zod'
import type { RegisterChoices } from '#engine'
import { type Answer, partial } from '../answer.ts'
import { blank, type Draft } from '../form/submission.ts'
import { DraftProvider, Field, SelectField, useField } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { CustomerSearch } from './customer-search.tsx'
import { Look } from './look.tsx'
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
            options={choices.contacts.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SelectField
            name="departmentId"
            label={t.field.department}
            class="col-md-6 mb-3"
            options={choices.departments.map(({ id, name }) => ({ value: id, label: name }))}
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

/** R7: free to choose only where operator and customer both are of every company. */
function Company({ choices, reloads }: { choices: RegisterChoices; reloads: Record<string, string> }) {
  const { field: t } = useText(registrationTexts)
  const options = choices.companies.map(({ id, name }) => ({ value: id, label: name }))
  if (choices.companyIsFree)
    return <Select name="companyId" label={t.company} options={options} attributes={reloads} required />
  return (
    <div class="col-md-6 mb-3">
      <label class="form-label" for="company-fixed">
        {t.company}
      </label>
      <input
        class="form-control"
        id="company-fixed"
        value={options[0]?.label ?? ''}
        readOnly
        aria-describedby="company-fixed-hint"
      />
      <div class="form-hint" id="company-fixed-hint">
        {t.companyFixed}
      </div>
    </div>
  )
}

/** The technician is asked for where the origin is one; the style sheet shows the field then. */
function Origin({ choices }: { choices: RegisterChoices }) {
  const { field: t } = useText(registrationTexts)
  const { control, value, invalid } = useField({ name: 'originId' })
  return (
    <div class="col-md-6 origin-part">
      <Field name="originId" label={t.origin}>
        <select {...control} class={`form-select ${invalid}`}>
          <option value="">{t.noOrigin}</option>
          {choices.origins.map(({ id, name, byTechnician }) => (
            <option
              key={id}
              value={id}
              selected={id === value}
              data-by-technician={byTechnician ? '' : undefined}
            >
              {name}
            </option>
          ))}
        </select>
      </Field>
      <SelectField
        name="technicianId"
        label={t.technician}
        empty={t.choose}
        class="mb-3 for-technician"
        options={choices.technicians.map(({ id, name }) => ({ value: id, label: name }))}
        required
      />
    </div>
  )
}

/** A select that does something when it changes. */
function Select(props: {
  name: string
  label: string
  options: readonly { value: string; label: string }[]
  empty?: string
  hint?: string | undefined
  disabled?: boolean
  required?: boolean
  autofocus?: boolean
  attributes?: Record<string, string>
}) {
  const { name, label, options, empty, hint, disabled, required, autofocus, attributes } = props
  const { control, value, invalid } = useField({ name, hint, ...(required ? { required } : {}) })
  return (
    <Field
      name={name}
      label={label}
      class="col-md-6 mb-3"
      {...(hint ? { hint } : {})}
      {...(required ? { required } : {})}
    >
      <select
        {...control}
        {...attributes}
        disabled={disabled}
        autofocus={autofocus}
        class={`form-select ${invalid}`}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

function withoutBlanks(values: Draft['values']): Draft['values'] {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value))
}
