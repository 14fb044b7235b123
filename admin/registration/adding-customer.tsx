import { z } from 'zod'
import { type Answer, partial, redirect } from '../answer.ts'
import { id, optionalEmail, optionalId, optionalText, text } from '../form/fields.ts'
import { blank, submission } from '../form/submission.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { CustomerPart, chosenOf } from './customer-part.tsx'
import { companiesFor, NewCustomerFields } from './new-customer.tsx'
import { registrationPage } from './new-page.tsx'
import { registrationTexts } from './texts.ts'

const schema = z.strictObject({
  draft: optionalId(),
  companyId: id(),
  name: text(160),
  document: optionalText(40),
  phone: optionalText(40),
  email: optionalEmail(),
  address: optionalText(500),
})

/** Somebody who is not on record yet, without leaving the page (R42). */
export const addCustomer = submission<Visit, typeof schema>({
  schema,
  show: async (visit, draft) =>
    visit.isPartial
      ? partial(<NewCustomerFields companies={await companiesFor(visit)} draft={draft} />)
      : registrationPage(visit, { form: 'customer', draft }),
  async submit(visit, { draft, ...input }): Promise<Answer> {
    const { engine, actor, language, response } = visit
    const { id: customerId, name } = await engine.customers.addOnTheSpot(actor, input)
    const address = `/atendimentos/new?draft=${draft ?? ''}&customer=${customerId}`
    const notice = success(registrationTexts(language).customer.added(name))
    if (!visit.isPartial) return redirect(address, notice)
    response.set({ 'HX-Retarget': '#customer-part', 'HX-Reswap': 'outerHTML', 'HX-Replace-Url': address })
    const chosen = await chosenOf(visit, customerId, undefined)
    return partial(<CustomerPart chosen={chosen} draftId={draft ?? ''} draft={blank()} isNew />, {
      notice,
      events: { 'customer-chosen': {} },
    })
  },
})
