import { type Answer, empty } from '../answer.ts'
import type { Visit } from '../visit.ts'

/** The page was opened by a person, not only fetched: the unread mark goes. */
export async function markRead(visit: Visit): Promise<Answer> {
  await visit.engine.tickets.markRead(visit.actor, visit.id())
  return empty()
}
