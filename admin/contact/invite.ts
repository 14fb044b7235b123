import { noFields } from '../administration/typed.ts'
import { qrPicture } from '../layout/qr.ts'
import type { Visit } from '../visit.ts'
import { contactPage } from './show.tsx'

/** Answers with the page itself and no redirect: the link is shown once and kept nowhere. */
export async function inviteContact(visit: Visit) {
  visit.form(noFields)
  const invite = await visit.engine.contacts.invite(visit.actor, visit.id())
  return contactPage(visit, { ...invite, qr: invite.link && (await qrPicture(invite.link)) })
}
