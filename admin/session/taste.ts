import { z } from 'zod'
import { THEMES } from '#engine'
import { type Answer, redirect } from '../answer.ts'
import type { PublicVisit } from '../visit.ts'
import { rememberTaste } from './current.ts'
import { localPath } from './return-to.ts'

const schema = z.strictObject({
  language: z.enum(['pt', 'en']).optional(),
  theme: z.enum(THEMES).optional(),
  returnTo: z.string().optional(),
})

/** Language and appearance: kept with the account, and in the browser for the time before signing in. */
export async function changeTaste(visit: PublicVisit): Promise<Answer> {
  const { returnTo, ...taste } = visit.form(schema)
  rememberTaste(visit.response, visit.config, taste)
  if (visit.signedIn) await visit.engine.accounts.changeTaste(visit.signedIn.actor, taste)
  return redirect(localPath(returnTo))
}
