import type { Choice, RichText, Span } from '#engine'
import { encodeChoice } from '../choice-data.ts'
import type { Prompt } from '../dialog.ts'
import { shortened } from '../shortened.ts'
import type { Turn } from '../turn.ts'
import { rowsOf } from './choosing.ts'
import type { Form, Option } from './form.ts'
import { refusalText } from './refusal.ts'
import type { FormSide } from './side.ts'
import { formWords } from './words.ts'

/** How a form puts into words what it is about, and what it offers. */
type Own<Draft extends Form> = {
  reviewText(draft: Draft, turn: Turn): RichText
  labelOf(option: Option, turn: Turn): string
}

/** What the states common to all forms ask, and how the questions of a form are put. */
export function formPrompts<Draft extends Form>(
  { name, words }: FormSide,
  { reviewText, labelOf }: Own<Draft>,
) {
  function button({ key }: Form, label: string, verb: string, value = ''): Choice {
    return { label, data: encodeChoice(name, key, verb, value) }
  }

  function ask(draft: Form, turn: Turn, text: RichText, rows: Choice[][] = []): Prompt {
    const { buttons } = formWords(turn.language)
    const back = canGoBack(draft) ? [button(draft, buttons.back, 'back')] : []
    return { text, choices: [...rows, [...back, button(draft, buttons.cancel, 'cancel')]] }
  }

  /** One of what is offered. */
  function askChoice(draft: Form, turn: Turn, text: RichText): Prompt {
    const options = draft.offered.map((option) => button(draft, labelOf(option, turn), 'pick', option.id))
    return ask(draft, turn, text, rowsOf(options))
  }

  /** What is to be changed: `rows` of fields, and the way back to the review. */
  function askField(draft: Form, { language }: Turn, rows: Choice[][]): Prompt {
    const { chooseField, buttons } = formWords(language)
    return {
      text: [chooseField],
      choices: [
        ...rows,
        ...(draft.files.length > 0 ? [[button(draft, buttons.noFiles, 'edit', 'files')]] : []),
        [button(draft, buttons.back, 'back'), button(draft, buttons.cancel, 'cancel')],
      ],
    }
  }

  const common = {
    choosingCustomer: (draft: Draft, turn: Turn) => askChoice(draft, turn, [words(turn.language).customer]),
    choosingDepartment: (draft: Draft, turn: Turn) =>
      askChoice(draft, turn, [words(turn.language).department]),

    describing(draft: Draft, turn: Turn) {
      const { description } = words(turn.language)
      const before = asItIs(draft.beforeEdit?.description, turn)
      return {
        ...ask(draft, turn, [...before, description(turn.sizeLimit)]),
        answeredBy: 'words' as const,
      }
    },

    reviewing(draft: Draft, turn: Turn) {
      const { edit } = formWords(turn.language).buttons
      return ask(draft, turn, reviewText(draft, turn), [
        [button(draft, words(turn.language).confirm, 'confirm')],
        [button(draft, edit, 'chooseField')],
      ])
    },

    cancelled: (_: Draft, { language }: Turn) => ({ text: [words(language).ended.cancelled] }),
    forgotten: (_: Draft, { language }: Turn) => ({ text: [words(language).ended.forgotten] }),
    replaced: () => null,
    unavailable: (draft: Draft, { language }: Turn) => {
      return { text: [refusalText(draft, language, words(language).ended)] }
    },
  }

  return { ask, askChoice, askField, button, common }
}

/** What is about to be changed, as it stands. */
export function asItIs(before: string | null | undefined, { language }: Turn): Span[] {
  return before ? [{ italic: formWords(language).asItIs(shortened(before, 300)) }, '\n'] : []
}

export function canGoBack({ trail, beforeEdit }: Form): boolean {
  return trail.length > 0 || beforeEdit !== null
}
