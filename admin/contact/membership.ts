import { z } from 'zod'
import { commonTexts } from '../administration/texts.ts'
import { noFields } from '../administration/typed.ts'
import { redirect } from '../answer.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { rightsForm } from './form.tsx'
import { contactTexts } from './texts.ts'

export async function joinCustomer(visit: Visit) {
  const { customerId } = visit.form(z.strictObject({ customerId: z.uuid() }))
  const customer = await visit.engine.customers.find(visit.actor, customerId)
  await visit.engine.contacts.setMembership(visit.actor, visit.id(), customerId)
  return redirect(contactPath(visit), success(contactTexts(visit.language).joined(customer.name)))
}

export async function changeRights(visit: Visit) {
  const rights = visit.form(z.strictObject(rightsForm))
  await visit.engine.contacts.setMembership(visit.actor, visit.id(), visit.id('customerId'), rights)
  return redirect(contactPath(visit), success(commonTexts(visit.language).saved))
}

export async function leaveCustomer(visit: Visit) {
  visit.form(noFields)
  await visit.engine.contacts.endMembership(visit.actor, visit.id(), visit.id('customerId'))
  return redirect(contactPath(visit), success(contactTexts(visit.language).left))
}

function contactPath(visit: Visit): string {
  return `/contacts/${visit.id()}`
}
