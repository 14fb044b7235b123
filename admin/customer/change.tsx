import { formatDocument, formatPhone, mayChangeOwned } from '#engine'
import { KeptForm } from '../administration/kept-form.tsx'
import { stored } from '../administration/stored.ts'
import { commonTexts } from '../administration/texts.ts'
import { page, redirect } from '../answer.ts'
import { type Draft, submission } from '../form/submission.ts'
import { PageHeader } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { CustomerFields, changedCustomer } from './form.tsx'
import { groupChoices } from './group-choices.ts'

export async function showCustomerForm(visit: Visit) {
  const { document, phone, ...customer } = await visit.engine.customers.find(visit.actor, visit.id())
  const shown = { document: document && formatDocument(document), phone: phone && formatPhone(phone) }
  return show(visit, stored({ ...customer, ...shown }))
}

export const changeCustomer = submission<Visit, typeof changedCustomer>({
  schema: changedCustomer,
  show,
  async submit(visit, { basis, ...input }) {
    await visit.engine.customers.change(visit.actor, visit.id(), input, basis)
    return redirect(`/customers/${visit.id()}`, success(commonTexts(visit.language).saved))
  },
})

async function show(visit: Visit, draft: Draft) {
  const customer = await visit.engine.customers.find(visit.actor, visit.id())
  const { id, name, basis } = customer
  const groups = await groupChoices(visit, customer.uses, customer)
  const here = `/customers/${id}`
  return page(
    { title: name, narrow: true },
    <>
      <PageHeader title={commonTexts(visit.language).edit} back={{ href: here, label: name }} />
      <KeptForm
        action={here}
        draft={draft}
        basis={basis}
        cancel={here}
        mayChange={mayChangeOwned(visit.actor, customer.companyId)}
      >
        <CustomerFields groups={groups} />
      </KeptForm>
    </>,
  )
}
