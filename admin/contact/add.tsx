import { z } from 'zod'
import { KeptForm } from '../administration/kept-form.tsx'
import { page, redirect } from '../answer.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { Card, EmptyState, LinkButton, PageHeader } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { customerChoices } from './customer-choices.ts'
import { ContactFields, CustomerChoice, newContact, RightsFields } from './form.tsx'
import { contactTexts } from './texts.ts'

export function showNewContact(visit: Visit) {
  const { customer } = visit.query(z.object({ customer: z.uuid().optional().catch(undefined) }))
  return show(visit, blank({ active: 'on', authorised: 'on', customerId: customer, language: 'pt' }))
}

export const addContact = submission<Visit, typeof newContact>({
  schema: newContact,
  show,
  async submit({ engine, actor, language }, input) {
    const { id, name } = await engine.contacts.add(actor, input)
    return redirect(`/contacts/${id}`, success(contactTexts(language).added(name)))
  },
})

async function show(visit: Visit, draft: Draft) {
  const t = contactTexts(visit.language)
  const chosen = z.uuid().safeParse(draft.values.customerId)
  const customers = await customerChoices(visit, chosen.data)
  const cancel = chosen.success ? `/customers/${chosen.data}` : '/contacts'
  return page(
    { title: t.add, narrow: true },
    <>
      <PageHeader title={t.add} back={{ href: '/contacts', label: t.title }} />
      {customers.length === 0 ? (
        <NoCustomers />
      ) : (
        <KeptForm action="/contacts" draft={draft} cancel={cancel} once>
          <CustomerChoice customers={customers} />
          <fieldset class="mb-3">
            <legend class="form-label">{t.rights}</legend>
            <RightsFields />
          </fieldset>
          <ContactFields />
        </KeptForm>
      )}
    </>,
  )
}

function NoCustomers() {
  const t = useText(contactTexts)
  return (
    <Card>
      <EmptyState
        title={t.noCustomers}
        icon="users"
        action={<LinkButton href="/customers">{t.toCustomers}</LinkButton>}
      />
    </Card>
  )
}
