import { z } from 'zod'
import { type Answer, empty } from '../answer.ts'
import type { Visit } from '../visit.ts'

const schema = z.strictObject({
  visibility: z.enum(['public', 'private']).default('public'),
  text: z.string().max(20_000).default(''),
})

/** What was typed so far; the page sends it now and then. */
export async function saveDraft(visit: Visit): Promise<Answer> {
  const { visibility, text } = visit.form(schema)
  await visit.engine.replyDrafts.save(visit.actor, visit.id(), { visibility, body: text })
  return empty()
}
