import { type Answer, empty } from '../answer.ts'
import { noFields } from '../form/fields.ts'
import type { Visit } from '../visit.ts'

/** The page was opened by a person, not only fetched: the unread mark goes. */
export async function markRead(visit: Visit): Promise<Answer> {
  visit.form(noFields)
  await visit.engine.tickets.markRead(visit.actor, visit.id())
  return empty()
}
