import { type Answer, redirect } from '../answer.ts'
import { success } from '../layout/notice.ts'
import type { PublicVisit } from '../visit.ts'
import { endSession, rememberTaste } from './current.ts'
import { sessionTexts } from './texts.ts'

export async function signOut({
  request,
  response,
  language,
  signedIn,
  config,
}: PublicVisit): Promise<Answer> {
  if (signedIn) rememberTaste(response, config, { language, theme: signedIn.theme })
  await endSession(request, response)
  return redirect('/sign-in', success(sessionTexts(language).signedOut))
}
