import type { Language } from '#engine'
import type { FormName } from './form.ts'

/** What a form has of its own, as far as all of them are asked, heard and reviewed alike. */
export type FormSide = {
  name: FormName
  words(language: Language): SideWords
}

/** What is said of what is filled in, in words of its own. */
export type SideWords = {
  customer: string
  department: string
  description(limit: string): string
  review: string
  fields: { customer: string; description: string }
  confirm: string
  added: string
  ended: EndedWords
}

export type EndedWords = {
  cancelled: string
  forgotten: string
  unavailable: string
  notAuthorised(whom: string): string
  askSupport: string
  tooMany(limit: number): string
  failed: string
}
