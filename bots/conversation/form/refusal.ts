import type { Language } from '#engine'
import type { Turn } from '../turn.ts'
import { notAuthorised } from './authorised.ts'
import type { Form, Refusal } from './form.ts'
import type { EndedWords } from './side.ts'

/** Tickets and atendimentos that a person opens by chat in 24 hours; more is a mistake or a flood. */
export const MOST_A_DAY = 20

export type Refused = { type: 'ended'; outcome: Refusal }

/**
 * Only authorised contacts open anything (R2), and not without end. Null: they may. Asked with the first question of
 * all, so that nobody is told after having written everything, and once more when it is opened.
 */
export async function whyNotOpen(
  { desk, customers, person }: Turn,
  customerId: string | null,
): Promise<Refused | null> {
  const customer = customers.find((each) => each.customerId === customerId)
  if (customer && !customer.authorised) {
    const names = await desk.contacts.administratorsOf(customer.customerId)
    return refused('contact.not_authorised', names)
  }
  const isTooMuch = person && (await desk.conversations.openedLately(person)) >= MOST_A_DAY
  return isTooMuch ? refused('too_many_today') : null
}

export function refused(code: string, names?: string[]): Refused {
  return { type: 'ended', outcome: { kind: 'refused', code, ...(names ? { names } : {}) } }
}

/** The same in words. */
export function refusalText({ outcome }: Form, language: Language, ended: EndedWords): string {
  if (outcome?.kind !== 'refused') return ended.unavailable
  switch (outcome.code) {
    case 'contact.not_authorised':
      return notAuthorised(outcome.names ?? [], language, ended)
    case 'too_many_today':
      return ended.tooMany(MOST_A_DAY)
    default:
      return ended.failed
  }
}
