import { z } from 'zod'
import { type Answer, redirect } from '../answer.ts'
import { storeFiles } from '../case/brought-files.ts'
import { dialogForms } from '../case/dialog-form.ts'
import { ids, longText, optionalLongText } from '../form/fields.ts'
import { type Draft, submission } from '../form/submission.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { atendimentoPage } from './page.tsx'
import { atendimentoTexts } from './texts.ts'

const schema = z.strictObject({
  visibility: z.enum(['public', 'private']).default('private'),
  text: optionalLongText(20_000),
  attachmentIds: ids(20),
  deed: z.enum(['comment', 'pause', 'note']).default('comment'),
})

/** Words for the customer (a comment, a question that stops the clock) or for the team alone (R54). */
export const comment = submission<Visit, typeof schema>({
  schema,
  show: (visit, draft) => atendimentoPage(visit, { form: 'comment', draft }),
  async submit(visit, { visibility, text, attachmentIds, deed }): Promise<Answer> {
    const { engine, actor, language } = visit
    const id = visit.id()
    const brought = await storeFiles(visit)
    const words = { text: text ?? '', attachmentIds: [...attachmentIds, ...brought] }
    const { compose: t } = atendimentoTexts(language)
    // Private wins over whatever button was pressed: nothing for the team ever reaches the customer.
    const said = visibility === 'private' ? t.noted : deed === 'pause' ? t.asked : t.commented
    if (visibility === 'public' && deed === 'pause') await engine.atendimentos.pause(actor, id, words)
    else await engine.atendimentos.comment(actor, id, { visibility, ...words })
    await engine.drafts.drop(actor, 'comment', id)
    return redirect(`/atendimentos/${id}#composer`, success(said))
  },
})

/** The last comment, by whoever wrote it, while nothing newer stands above it. */
export const editComment = dialogForms('/atendimentos', editedPage)(
  'edit',
  z.strictObject({ text: longText(20_000) }),
  async (visit, { text }) => {
    await visit.engine.atendimentos.editComment(visit.actor, visit.id(), visit.id('log'), text)
    return atendimentoTexts(visit.language).compose.editedDone
  },
)

/** Words that came too late for their comment go on as a new one, for the team alone until their author says otherwise. */
function editedPage(visit: Visit, { form, draft }: { form: 'edit'; draft: Draft }): Promise<Answer> {
  if (draft.problem?.code !== 'comment.not_last') return atendimentoPage(visit, { form, draft })
  const { text } = draft.values
  return atendimentoPage(visit, {
    form: 'comment',
    draft: { ...draft, values: { visibility: 'private', text } },
  })
}
