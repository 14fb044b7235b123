import { z } from 'zod'
import { NotFound, SEVERITIES } from '#engine'
import { type Answer, page, redirect } from '../answer.ts'
import { CaseAssets } from '../case/assets.tsx'
import { storeFiles, withUploads } from '../case/brought-files.ts'
import { Uploads } from '../case/uploads.tsx'
import { blank, type Draft, submission } from '../form/submission.ts'
import {
  AreaField,
  Card,
  EmptyState,
  Field,
  Form,
  LinkButton,
  optionsOf,
  PageHeader,
  RequiredHint,
  SelectField,
  SubmitButton,
  TextField,
  useField,
} from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { chooseCustomer } from './new-customer.tsx'
import { answersIn, CHANNELS, newTicketForm } from './new-form.ts'
import { type Matter, matterOf, SubjectPart } from './new-subject.tsx'
import { newTicketTexts } from './new-texts.ts'
import { ticketVocabulary } from './words.ts'

const query = z.object({ customer: z.uuid().optional().catch(undefined) })

export async function newTicket(visit: Visit): Promise<Answer> {
  const { customer } = visit.query(query)
  return customer ? show(visit, blank({ customerId: customer, channel: 'phone' })) : chooseCustomer(visit)
}

/** A ticket that an operator records for a customer, as after a phone call (R63). */
export const openTicket = submission<Visit, typeof newTicketForm>({
  schema: newTicketForm,
  show,
  async submit(visit, input) {
    const { engine, actor, language } = visit
    const { customerId, contactId, channel, departmentId, subjectId, severity, title } = input
    const brought = await storeFiles(visit)
    const { id, number } = await engine.tickets.open(actor, {
      customerId,
      contactId,
      channel,
      departmentId,
      subjectId,
      title,
      description: input.description ?? '',
      answers: answersIn(input),
      attachmentIds: [...input.attachmentIds, ...brought],
      ...(severity ? { severity } : {}),
      ...(input.productVersion ? { productVersion: input.productVersion } : {}),
    })
    return redirect(`/tickets/${id}`, success(newTicketTexts(language).created(number)))
  },
})

type Choices = {
  customer: Awaited<ReturnType<Visit['engine']['customers']['find']>>
  contacts: { value: string; label: string }[]
  departments: { value: string; label: string }[]
  matter: Matter
  currentVersion: string | null
}

async function show(visit: Visit, draft: Draft): Promise<Answer> {
  const { engine, actor, language } = visit
  const customerId = z.uuid().safeParse(draft.values.customerId)
  if (!customerId.success) throw new NotFound('customer_not_found')
  const customer = await engine.customers.find(actor, customerId.data)
  const [contacts, departments, company] = await Promise.all([
    engine.contacts.page(actor, { customerId: customer.id, active: true }),
    engine.departments.list(actor, { companyId: customer.companyId }),
    engine.companies.find(actor, customer.companyId),
  ])
  const offered = departments.filter(
    ({ id, active }) => active && (actor.departmentIds === null || actor.departmentIds.includes(id)),
  )
  const departmentId = String(draft.values.departmentId ?? (offered.length === 1 ? offered[0]?.id : ''))
  const known = offered.find(({ id }) => id === departmentId)
  const choices: Choices = {
    customer,
    contacts: contacts.rows.map(({ id, name, mobile, phone }) => ({
      value: id,
      label: [name, mobile ?? phone].filter(Boolean).join(' · '),
    })),
    departments: optionsOf(offered),
    matter: await matterOf(visit, known?.id, String(draft.values.subjectId ?? '')),
    currentVersion: company.productVersion,
  }
  const [contact, ...others] = contacts.rows
  const contactId = draft.values.contactId ?? (others.length === 0 ? contact?.id : '')
  const values = { ...draft.values, departmentId, contactId }
  return page(
    { title: newTicketTexts(language).title, narrow: true },
    <NewTicketPage choices={choices} draft={await withUploads(visit, { ...draft, values })} />,
  )
}

function NewTicketPage({ choices, draft }: { choices: Choices; draft: Draft }) {
  const t = useText(newTicketTexts)
  const { severity } = useText(ticketVocabulary)
  const { customer } = choices
  return (
    <>
      <CaseAssets />
      <PageHeader title={t.title} subtitle={t.subtitle} back={{ href: '/tickets', label: t.back }} />
      <Card
        title={t.chosen}
        actions={
          <LinkButton href="/tickets/new" icon="replace" small>
            {t.change}
          </LinkButton>
        }
      >
        <div class="fw-medium">
          <a href={`/customers/${customer.id}`}>{customer.name}</a>
        </div>
        <div class="text-secondary">
          {[customer.code, customer.company].filter(Boolean).join(' · ')} ·{' '}
          <a href={`/tickets?tab=all&customer=${customer.id}`}>{t.openTickets(customer.openTickets)}</a>
        </div>
      </Card>
      {choices.contacts.length === 0 ? (
        <EmptyState
          icon="user-off"
          title={t.noContacts}
          action={
            <LinkButton href={`/contacts/new?customer=${customer.id}`} look="primary" icon="user-plus">
              {t.addContact}
            </LinkButton>
          }
        />
      ) : (
        <Form action="/tickets" draft={draft} once keep files class="new-ticket">
          <input type="hidden" name="customerId" value={customer.id} />
          <RequiredHint />
          <Card title={t.contact}>
            <div class="row">
              <SelectField
                name="contactId"
                label={t.contact}
                options={choices.contacts}
                empty={t.choose}
                class="col-md-6 mb-3"
                required
              />
              <SelectField
                name="channel"
                label={t.channel}
                options={CHANNELS.map((value) => ({ value, label: t.channels[value] }))}
                class="col-md-6 mb-3"
                required
              />
            </div>
          </Card>
          <Card title={t.matter}>
            <DepartmentField options={choices.departments} />
            <SubjectPart matter={choices.matter} />
            <TextField name="title" label={t.titleField} hint={t.titleHint} maxLength={200} required />
            <AreaField name="description" label={t.description} rows={6} maxLength={20_000} />
            <div class="row">
              <TextField
                name="productVersion"
                label={t.version}
                {...(choices.currentVersion ? { hint: t.currentVersion(choices.currentVersion) } : {})}
                maxLength={100}
                class="col-md-6 mb-3"
              />
              <SelectField
                name="severity"
                label={t.severity}
                options={SEVERITIES.map((value) => ({ value, label: severity[value] }))}
                empty={t.severityOfSubject}
                class="col-md-6 mb-3"
              />
            </div>
            <div class="form-label">{t.files}</div>
            <Uploads />
          </Card>
          <div class="btn-list justify-content-end">
            <SubmitButton icon="plus">{t.create}</SubmitButton>
          </div>
        </Form>
      )}
    </>
  )
}

function DepartmentField({ options }: { options: { value: string; label: string }[] }) {
  const t = useText(newTicketTexts)
  const { control, value, invalid } = useField({ name: 'departmentId', required: true })
  return (
    <Field name="departmentId" label={t.department} required>
      <select
        {...control}
        class={`form-select ${invalid}`}
        hx-get="/tickets/new/subject"
        hx-trigger="change"
        hx-target="#subject-part"
        hx-swap="outerHTML"
      >
        <option value="">{t.choose}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
