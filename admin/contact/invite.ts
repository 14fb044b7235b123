import { noFields } from '../administration/typed.ts'
import { qrPicture } from '../layout/qr.ts'
import type { Visit } from '../visit.ts'
import { contactPage } from './show.tsx'

/** Answers with the page itself and no redirect: the link is shown once and kept nowhere. */
export async function inviteContact(visit: Visit) {
  visit.form(noFields)
  const { token, link, expiresAt } = await visit.engine.contacts.invite(visit.actor, visit.id())
  return contactPage(visit, { token, link, expiresAt, qr: link && (await qrPicture(link)) })
}
