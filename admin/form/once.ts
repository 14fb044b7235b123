import type { Answer } from '../answer.ts'
import { localPath } from '../session/return-to.ts'
import type { PublicVisit } from '../visit.ts'

const TOKEN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * Runs a form's deed once, however often the same form arrives: `<Form once>` carries a token. Whoever comes second
 * is sent where the first was sent. A deed that failed may be tried again. Without a token it just runs.
 */
export async function onceOnly(visit: PublicVisit, deed: () => Promise<Answer>): Promise<Answer> {
  const token = visit.request.body?._once
  const subject = visit.signedIn?.actor.id
  if (typeof token !== 'string' || !TOKEN.test(token) || !subject) return deed()

  let first: Answer | undefined
  const location = await visit.engine.submissions.once(subject, token, async () => {
    first = await deed()
    return first.kind === 'redirect' ? first.path : null
  })
  return first ?? { kind: 'redirect', path: location ?? fallback(visit) }
}

/** The first one answered without a redirect: the page the form was on shows how it stands now. */
function fallback({ request }: PublicVisit): string {
  const from = request.get('HX-Current-URL') ?? request.get('Referer')
  return from && URL.canParse(from) ? localPath(new URL(from).pathname) : '/'
}
