import { z } from 'zod'
import { NOTIFICATION_LEVELS } from '#engine'
import { type Answer, empty, redirect } from '../answer.ts'
import { viewOfCase } from '../atendimento/case-view.ts'
import { atendimentoPage } from '../atendimento/page.tsx'
import { choice, id, optionalId, optionalLongText } from '../form/fields.ts'
import { type Draft, submission } from '../form/submission.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { startPage } from './start-page.tsx'
import { registrationTexts } from './texts.ts'

const schema = z.strictObject({
  processId: id(),
  classificationId: optionalId(),
  notificationLevel: choice(NOTIFICATION_LEVELS),
  visibility: choice(['public', 'private']),
  text: optionalLongText(20_000),
})

/** Step 3: the clock starts. */
export const start = submission<Visit, typeof schema>({
  schema,
  show: again,
  async submit(visit, { visibility, text, ...input }): Promise<Answer> {
    const { engine, actor, language } = visit
    const comment = text ? { comment: { visibility, text } } : {}
    await engine.atendimentos.start(actor, visit.id(), { ...input, ...comment })
    await engine.drafts.drop(actor, 'start', visit.id())
    return redirect(`/atendimentos/${visit.id()}`, success(registrationTexts(language).starting.started))
  },
})

/** When somebody else has started it meanwhile, the comment that was typed goes on as a comment of the case. */
async function again(visit: Visit, draft: Draft): Promise<Answer> {
  const view = await viewOfCase(visit, visit.id())
  const { state } = view.atendimento
  if (state === 'registered' || state === 'checked') return startPage(visit, view, draft)
  const { visibility, text } = draft.values
  return atendimentoPage(visit, { form: 'comment', draft: { ...draft, values: { visibility, text } } })
}

const half = z.strictObject({
  processId: z.string().max(40).default(''),
  classificationId: z.string().max(40).default(''),
  notificationLevel: z.string().max(20).default(''),
  visibility: z.string().max(20).default(''),
  text: z.string().max(20_000).default(''),
})

/** What was typed so far; the page sends it now and then. */
export async function saveStart(visit: Visit): Promise<Answer> {
  await visit.engine.drafts.save(visit.actor, 'start', visit.id(), visit.form(half))
  return empty()
}
