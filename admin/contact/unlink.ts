import { noFields } from '../administration/typed.ts'
import { redirect } from '../answer.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { contactTexts } from './texts.ts'

export async function unlinkChat(visit: Visit) {
  visit.form(noFields)
  await visit.engine.contacts.unlinkChat(visit.actor, visit.id(), visit.id('chatId'))
  return redirect(`/contacts/${visit.id()}`, success(contactTexts(visit.language).unlinked))
}
