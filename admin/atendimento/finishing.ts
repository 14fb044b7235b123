import { z } from 'zod'
import { dialogForms } from '../case/dialog-form.ts'
import { choice, id, optionalId, optionalLongText, whole } from '../form/fields.ts'
import { atendimentoPage } from './page.tsx'
import { atendimentoTexts } from './texts.ts'

const schema = z.strictObject({
  classificationId: id(),
  defectId: optionalId(),
  observedDefect: optionalLongText(2_000),
  ratingAsked: choice(['yes', 'no']),
  visibility: choice(['public', 'private']),
  comment: optionalLongText(20_000),
  version: whole(1, 2 ** 31 - 1),
})

/** R58: with a closing classification, and the rating asked for or not. */
export const finish = dialogForms('/atendimentos', atendimentoPage)(
  'finish',
  schema,
  async (visit, { comment, visibility, observedDefect, ratingAsked, ...input }) => {
    await visit.engine.atendimentos.finish(visit.actor, visit.id(), {
      ...input,
      ratingAsked: ratingAsked === 'yes',
      ...(observedDefect ? { observedDefect } : {}),
      ...(comment ? { comment: { visibility, text: comment } } : {}),
    })
    return atendimentoTexts(visit.language).done.finish
  },
)
