import type { Language } from '#engine'
import { contatoWords } from '../contato/words.ts'
import { offersTo } from '../offers.ts'
import { openWords } from '../open/words.ts'
import { speaksFor, type Turn } from '../turn.ts'
import type { EndedWords } from './side.ts'
import { formWords } from './words.ts'

type Words = Pick<EndedWords, 'notAuthorised' | 'askSupport'>

/** Why a person may not open anything, and whom to ask for it: the customer's administrators, by name (R2). */
export function notAuthorised(administrators: readonly string[], language: Language, words: Words): string {
  const locale = language === 'en' ? 'en' : 'pt-BR'
  const names = new Intl.ListFormat(locale, { type: 'disjunction' }).format(administrators)
  return words.notAuthorised(names ? formWords(language).askAdministrators(names) : words.askSupport)
}

/** The same for the customer that the person speaks for. */
export async function whyNotAuthorised(turn: Turn): Promise<string> {
  const { language } = turn
  const offer = offersTo(turn).tickets ? 'tickets' : 'contato'
  const customerId = speaksFor(turn, offer) ?? turn.customers[0]?.customerId
  const names = customerId ? await turn.desk.contacts.administratorsOf(customerId) : []
  const { ended } = offer === 'tickets' ? openWords(language) : contatoWords(language)
  return notAuthorised(names, language, ended)
}
