import { toString as qrCode } from 'qrcode'
import { noFields } from '../administration/typed.ts'
import type { Visit } from '../visit.ts'
import { contactPage } from './show.tsx'

/** Answers with the page itself and no redirect: the link is shown once and kept nowhere. */
export async function inviteContact(visit: Visit) {
  visit.form(noFields)
  const { token, link, expiresAt } = await visit.engine.contacts.invite(visit.actor, visit.id())
  return contactPage(visit, { token, link, expiresAt, qr: link && (await picture(link)) })
}

async function picture(link: string): Promise<string> {
  const svg = await qrCode(link, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}
