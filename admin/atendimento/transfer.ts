import { z } from 'zod'
import { dialogForms } from '../case/dialog-form.ts'
import { id, whole } from '../form/fields.ts'
import { atendimentoPage } from './page.tsx'
import { atendimentoTexts } from './texts.ts'

const dialog = dialogForms('/atendimentos', atendimentoPage)

/** A supervisor makes somebody else responsible. */
export const transfer = dialog(
  'transfer',
  z.strictObject({ operatorId: id(), version: whole(1, 2 ** 31 - 1) }),
  async ({ engine, actor, language, ...visit }, { operatorId, version }) => {
    const { operatorId: chosen } = await engine.atendimentos.transfer(actor, visit.id(), {
      operatorId,
      version,
    })
    const operators = await engine.operators.colleagues(actor)
    return atendimentoTexts(language).done.transfer(operators.find(({ id }) => id === chosen)?.name ?? '')
  },
)
