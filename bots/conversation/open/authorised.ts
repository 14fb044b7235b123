import type { Language } from '#engine'
import { speaksFor, type Turn } from '../turn.ts'
import { openWords } from './words.ts'

/** Why a person may not open tickets, and whom to ask for it: the customer's administrators, by name (R2). */
export function notAuthorised(administrators: readonly string[], language: Language): string {
  const { ended } = openWords(language)
  const locale = language === 'en' ? 'en' : 'pt-BR'
  const names = new Intl.ListFormat(locale, { type: 'disjunction' }).format(administrators)
  return ended.notAuthorised(names ? ended.askAdministrators(names) : ended.askSupport)
}

/** The same for the customer that the person speaks for. */
export async function whyNotAuthorised(turn: Turn): Promise<string> {
  const customerId = speaksFor(turn) ?? turn.customers[0]?.customerId
  const names = customerId ? await turn.desk.contacts.administratorsOf(customerId) : []
  return notAuthorised(names, turn.language)
}
