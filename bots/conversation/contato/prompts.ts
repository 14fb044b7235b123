import { atendimentoBulletin, type Choice, formatDateTime, type RichText, type Span } from '#engine'
import { encodeChoice } from '../choice-data.ts'
import type { Prompt } from '../dialog.ts'
import { notAuthorised } from '../form/authorised.ts'
import { rowsOf } from '../form/choosing.ts'
import { MOST_A_DAY } from '../form/refusal.ts'
import { shortened } from '../open/labels.ts'
import { readerOf, type Turn } from '../turn.ts'
import type { ContatoDraft } from './draft.ts'
import { receiptFacts } from './receipt.ts'
import { reviewText } from './review.ts'
import { contatoWords } from './words.ts'

type Show = (draft: ContatoDraft, turn: Turn) => Prompt | null

/** Each step of "Contato" in words and buttons. */
export const contatoPrompts: Record<string, Show> = {
  choosingCustomer: (draft, turn) => ask(draft, turn, [contatoWords(turn.language).customer], options(draft)),

  choosingConnection(draft, turn) {
    const places = draft.offered.flatMap(({ name, hint }): Span[] =>
      hint && hint !== name ? [`\n• ${name}: ${hint}`] : [],
    )
    const { connection } = contatoWords(turn.language)
    return ask(draft, turn, [connection, ...places], options(draft))
  },

  warned(draft, turn) {
    const { stop, buttons } = contatoWords(turn.language)
    if (!draft.stop) return null
    const { message, openedAt, expectedUntil } = draft.stop
    const when = (instant: string) => formatDateTime(new Date(instant), readerOf(turn))
    const back = canGoBack(draft) ? [[button(draft, buttons.back, 'back')]] : []
    return {
      text: [
        { bold: stop.title },
        `\n${message}`,
        `\n\n${stop.since(when(openedAt))}`,
        ...(expectedUntil ? [` ${stop.until(when(expectedUntil))}`] : []),
        `\n\n${stop.question}`,
      ],
      choices: [[button(draft, buttons.goOn, 'goOn')], [button(draft, buttons.enough, 'cancel')], ...back],
    }
  },

  choosingDepartment: (draft, turn) =>
    ask(draft, turn, [contatoWords(turn.language).department], options(draft)),

  describing(draft, turn) {
    const { asItIs, description } = contatoWords(turn.language)
    const before = draft.beforeEdit?.description
    const was: Span[] = before ? [{ italic: asItIs(shortened(before, 300)) }, '\n'] : []
    return ask(draft, turn, [...was, description(turn.sizeLimit)])
  },

  reviewing(draft, turn) {
    const { buttons } = contatoWords(turn.language)
    return {
      text: reviewText(draft, turn),
      choices: [
        [button(draft, buttons.confirm, 'confirm')],
        [button(draft, buttons.edit, 'chooseField')],
        navigation(draft, turn),
      ],
    }
  },

  choosingField(draft, turn) {
    const { chooseField, fields, buttons } = contatoWords(turn.language)
    const wasAsked = draft.trail.some(({ field }) => field === 'connection')
    return {
      text: [chooseField],
      choices: [
        [
          button(draft, fields.description, 'edit', 'description'),
          button(draft, fields.department, 'edit', 'department'),
        ],
        ...(wasAsked ? [[button(draft, fields.connection, 'edit', 'connection')]] : []),
        ...(draft.files.length > 0 ? [[button(draft, buttons.noFiles, 'edit', 'files')]] : []),
        [button(draft, buttons.back, 'back'), button(draft, buttons.cancel, 'cancel')],
      ],
    }
  },

  opened({ outcome }, turn) {
    if (outcome?.kind !== 'opened') return null
    const receipt = atendimentoBulletin('registered', receiptFacts(outcome), readerOf(turn))
    return { ...receipt, atendimentoId: outcome.id }
  },

  cancelled: (_, turn) => ({ text: [contatoWords(turn.language).ended.cancelled] }),
  forgotten: (_, turn) => ({ text: [contatoWords(turn.language).ended.forgotten] }),
  replaced: () => null,
  unavailable: (draft, turn) => ({ text: [refusal(draft, turn)] }),
}

function ask(draft: ContatoDraft, turn: Turn, text: RichText, rows: Choice[][] = []): Prompt {
  return { text, choices: [...rows, navigation(draft, turn)] }
}

function navigation(draft: ContatoDraft, { language }: Turn): Choice[] {
  const { buttons } = contatoWords(language)
  return [
    ...(canGoBack(draft) ? [button(draft, buttons.back, 'back')] : []),
    button(draft, buttons.cancel, 'cancel'),
  ]
}

function canGoBack({ trail, beforeEdit }: ContatoDraft): boolean {
  return trail.length > 0 || beforeEdit !== null
}

function button({ key }: ContatoDraft, label: string, verb: string, value = ''): Choice {
  return { label, data: encodeChoice('contato', key, verb, value) }
}

function options(draft: ContatoDraft): Choice[][] {
  return rowsOf(draft.offered.map(({ id, name }) => button(draft, shortened(name, 50), 'pick', id)))
}

function refusal({ outcome }: ContatoDraft, { language }: Turn): string {
  const { ended } = contatoWords(language)
  if (outcome?.kind !== 'refused') return ended.unavailable
  switch (outcome.code) {
    case 'contact.not_authorised':
      return notAuthorised(outcome.names ?? [], language, ended)
    case 'too_many_today':
      return ended.tooMany(MOST_A_DAY)
    case 'contato.off':
      return ended.unavailable
    default:
      return ended.failed
  }
}
