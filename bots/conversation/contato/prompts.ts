import { atendimentoBulletin, formatDateTime, type Span } from '#engine'
import type { Prompt } from '../dialog.ts'
import { canGoBack, formPrompts } from '../form/prompts.ts'
import { formWords } from '../form/words.ts'
import { shortened } from '../shortened.ts'
import { readerOf, type Turn } from '../turn.ts'
import type { ContatoDraft } from './draft.ts'
import { receiptFacts } from './receipt.ts'
import { reviewText } from './review.ts'
import { contatoSide } from './side.ts'
import { contatoWords } from './words.ts'

type Show = (draft: ContatoDraft, turn: Turn) => Prompt | null

const { askChoice, askField, button, common } = formPrompts<ContatoDraft>(contatoSide, {
  reviewText,
  labelOf: ({ name }) => shortened(name, 50),
})

/** Each step of "Contato" in words and buttons. */
export const contatoPrompts: Record<string, Show> = {
  ...common,

  choosingConnection(draft, turn) {
    const places = draft.offered.flatMap(({ name, hint }): Span[] =>
      hint && hint !== name ? [`\n• ${name}: ${hint}`] : [],
    )
    return askChoice(draft, turn, [contatoWords(turn.language).connection, ...places])
  },

  warned(draft, turn) {
    const { stop } = contatoWords(turn.language)
    if (!draft.stop) return null
    const { message, openedAt, expectedUntil } = draft.stop
    const when = (instant: string) => formatDateTime(new Date(instant), readerOf(turn))
    const { back } = formWords(turn.language).buttons
    return {
      text: [
        { bold: stop.title },
        `\n${message}`,
        `\n\n${stop.since(when(openedAt))}`,
        ...(expectedUntil ? [` ${stop.until(when(expectedUntil))}`] : []),
        `\n\n${stop.question}`,
      ],
      choices: [
        [button(draft, stop.goOn, 'goOn')],
        [button(draft, stop.enough, 'cancel')],
        ...(canGoBack(draft) ? [[button(draft, back, 'back')]] : []),
      ],
    }
  },

  choosingField(draft, turn) {
    const { fields } = contatoWords(turn.language)
    const wasAsked = draft.trail.some(({ field }) => field === 'connection')
    return askField(draft, turn, [
      [
        button(draft, fields.description, 'edit', 'description'),
        button(draft, fields.department, 'edit', 'department'),
      ],
      ...(wasAsked ? [[button(draft, fields.connection, 'edit', 'connection')]] : []),
    ])
  },

  opened({ outcome }, turn) {
    if (outcome?.kind !== 'opened') return null
    const receipt = atendimentoBulletin('registered', receiptFacts(outcome), readerOf(turn))
    return { ...receipt, atendimentoId: outcome.id }
  },

  unavailable(draft, turn) {
    const isOff = draft.outcome?.kind === 'refused' && draft.outcome.code === 'contato.off'
    return isOff ? { text: [contatoWords(turn.language).ended.unavailable] } : common.unavailable(draft, turn)
  },
}
