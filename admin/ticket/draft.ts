import { z } from 'zod'
import { type Answer, empty } from '../answer.ts'
import { ids } from '../form/fields.ts'
import type { Visit } from '../visit.ts'

const schema = z.strictObject({
  visibility: z.enum(['public', 'private']).default('public'),
  text: z.string().max(20_000).default(''),
  attachmentIds: ids(20),
})

/** What was typed so far; the page sends it now and then. */
export async function saveDraft(visit: Visit): Promise<Answer> {
  await visit.engine.drafts.save(visit.actor, 'reply', visit.id(), visit.form(schema))
  return empty()
}
