import type { Turn } from '../turn.ts'
import type { Refusal } from './form.ts'

/** Tickets and atendimentos that a person opens by chat in 24 hours; more is a mistake or a flood. */
export const MOST_A_DAY = 20

/** Only authorised contacts open anything (R2), and not without end. Null: they may. */
export async function whyNotOpen({ desk, customers, person }: Turn, customerId: string | null) {
  const customer = customers.find((each) => each.customerId === customerId)
  if (customer && !customer.authorised) {
    const names = await desk.contacts.administratorsOf(customer.customerId)
    return refused('contact.not_authorised', names)
  }
  const isTooMuch = person && (await desk.conversations.openedLately(person)) >= MOST_A_DAY
  return isTooMuch ? refused('too_many_today') : null
}

function refused(code: string, names?: string[]): { type: 'ended'; outcome: Refusal } {
  return { type: 'ended', outcome: { kind: 'refused', code, ...(names ? { names } : {}) } }
}
