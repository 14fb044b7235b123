import { type Answer, redirect } from '../answer.ts'
import { noFields } from '../form/fields.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { deadLetterTexts } from './texts.ts'

/** The message goes to its person once more, for real. */
export async function resendLetter(visit: Visit): Promise<Answer> {
  visit.form(noFields)
  await visit.engine.outbox.resend(visit.actor, visit.param('id'))
  return redirect('/dead-letters', success(deadLetterTexts(visit.language).resent))
}

/** Nobody has to care for it any more. */
export async function discardLetter(visit: Visit): Promise<Answer> {
  visit.form(noFields)
  await visit.engine.outbox.discard(visit.actor, visit.param('id'))
  return redirect('/dead-letters', success(deadLetterTexts(visit.language).discarded))
}

/** What was set aside is handled again, before what came after it. */
export async function retryParked(visit: Visit): Promise<Answer> {
  visit.form(noFields)
  await visit.engine.inbox.retry(visit.actor, visit.param('id'))
  return redirect('/dead-letters', success(deadLetterTexts(visit.language).retried))
}
