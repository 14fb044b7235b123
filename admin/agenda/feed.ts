import { type Answer, raw, redirect } from '../answer.ts'
import { noFields } from '../form/fields.ts'
import { success } from '../layout/notice.ts'
import type { PublicVisit, Visit } from '../visit.ts'
import { agendaPage } from './page.tsx'
import { agendaTexts } from './texts.ts'

/** Answers with the page itself and no redirect: the address is shown once and kept nowhere. */
export async function makeFeed(visit: Visit): Promise<Answer> {
  visit.form(noFields)
  const token = await visit.engine.agendaFeeds.issue(visit.actor)
  const { publicUrl } = visit.config
  const root = publicUrl ?? new URL(`${visit.request.protocol}://${visit.request.get('host')}`)
  return agendaPage(visit, new URL(`/agenda-feeds/${token}`, root).href)
}

export async function revokeFeed(visit: Visit): Promise<Answer> {
  visit.form(noFields)
  await visit.engine.agendaFeeds.revoke(visit.actor)
  return redirect('/agenda', success(agendaTexts(visit.language).feedRevoked))
}

/** What a calendar asks for every now and then: whoever knows the address. */
export async function readFeed(visit: PublicVisit): Promise<Answer> {
  const text = await visit.engine.agendaFeeds.read(visit.param('token'))
  return raw((_, response) => {
    response.set('Content-Disposition', 'inline; filename="agenda.ics"')
    response.set('X-Content-Type-Options', 'nosniff')
    response.type('text/calendar; charset=utf-8').send(text)
  })
}
