import { type Choice, customerBulletin, type RichText, type Span } from '#engine'
import { encodeChoice } from '../choice-data.ts'
import type { Prompt } from '../dialog.ts'
import { notAuthorised } from '../form/authorised.ts'
import { rowsOf } from '../form/choosing.ts'
import { MOST_A_DAY } from '../form/refusal.ts'
import { receiptFacts } from '../ticket/receipt.ts'
import { readerOf, type Turn } from '../turn.ts'
import { type Draft, mayComeLater, nextQuestion, type Question } from './draft.ts'
import { areaOf, labelOf, questionLabel, shortened } from './labels.ts'
import { answerText, reviewText } from './review.ts'
import { openWords } from './words.ts'

type Show = (draft: Draft, turn: Turn) => Prompt | null

/** Each step of opening a ticket in words and buttons. */
export const openPrompts: Record<string, Show> = {
  choosingCustomer: (draft, turn) =>
    ask(draft, turn, [openWords(turn.language).customer], options(draft, turn)),

  choosingDepartment: (draft, turn) =>
    ask(draft, turn, [openWords(turn.language).department], options(draft, turn)),

  choosingSubject(draft, turn) {
    const { subject } = openWords(turn.language)
    const question = [subject.type, subject.item, subject.service][draft.subjects.length] ?? subject.service
    return ask(draft, turn, [{ italic: areaOf(draft, turn) }, '\n', question], options(draft, turn))
  },

  titling(draft, turn) {
    const before = draft.beforeEdit
      ? was(draft.beforeEdit.title, turn)
      : [{ italic: areaOf(draft, turn) }, '\n']
    return ask(draft, turn, [...before, openWords(turn.language).title])
  },

  suggesting(draft, turn) {
    const words = openWords(turn.language)
    const articles = draft.offered.flatMap(({ name, hint, url }): Span[] => [
      '\n\n',
      { bold: `📄 ${name}` },
      '\n',
      hint ?? '',
      ...(url ? ['\n', { link: words.readMore, href: url } as Span] : []),
    ])
    return ask(
      draft,
      turn,
      [words.suggestion, ...articles, '\n\n', { bold: words.solved }],
      [
        [
          button(draft, words.buttons.helped, 'articleHelped'),
          button(draft, words.buttons.notHelped, 'articlesRead'),
        ],
      ],
    )
  },

  describing: (draft, turn) =>
    ask(draft, turn, [
      ...was(draft.beforeEdit?.description, turn),
      openWords(turn.language).description(turn.sizeLimit),
    ]),

  asking(draft, turn) {
    const question = nextQuestion(draft)
    if (!question) return null
    const given = draft.beforeEdit?.answers[question.id]
    const before = given ? was(answerText(question, given, turn), turn) : []
    return ask(
      draft,
      turn,
      [...before, ...questionText(draft, question, turn)],
      answers(draft, question, turn),
    )
  },

  reviewing(draft, turn) {
    const { buttons } = openWords(turn.language)
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
    const { chooseField, buttons, fields } = openWords(turn.language)
    const questions = (draft.questions ?? []).map((question, n): Choice[] => [
      button(draft, shortened(questionLabel(question, turn), 40), 'edit', String(n)),
    ])
    return {
      text: [chooseField],
      choices: [
        [
          button(draft, fields.title, 'edit', 'title'),
          button(draft, fields.description, 'edit', 'description'),
        ],
        [button(draft, buttons.area, 'edit', 'subject')],
        ...questions,
        ...(draft.files.length > 0 ? [[button(draft, buttons.noFiles, 'edit', 'files')]] : []),
        [button(draft, buttons.back, 'back'), button(draft, buttons.cancel, 'cancel')],
      ],
    }
  },

  opened(draft, turn) {
    if (draft.outcome?.kind !== 'opened') return null
    const { id, number, title, openedAt, dueAt } = draft.outcome
    const facts = receiptFacts({
      id,
      number,
      title,
      openedAt: new Date(openedAt),
      dueAt: dueAt ? new Date(dueAt) : null,
    })
    return { ...customerBulletin('opened', facts, readerOf(turn)), ticketId: id }
  },

  helped: (_, turn) => ({ text: [openWords(turn.language).ended.helped] }),
  cancelled: (_, turn) => ({ text: [openWords(turn.language).ended.cancelled] }),
  replaced: () => null,
  forgotten: (_, turn) => ({ text: [openWords(turn.language).ended.forgotten] }),
  unavailable: (draft, turn) => ({ text: [refusal(draft, turn)] }),
}

function ask(draft: Draft, turn: Turn, text: RichText, rows: Choice[][] = []): Prompt {
  return { text, choices: [...rows, navigation(draft, turn)] }
}

function navigation(draft: Draft, { language }: Turn): Choice[] {
  const { buttons } = openWords(language)
  const canGoBack = draft.trail.length > 0 || draft.beforeEdit !== null
  return [
    ...(canGoBack ? [button(draft, buttons.back, 'back')] : []),
    button(draft, buttons.cancel, 'cancel'),
  ]
}

function button({ key }: Draft, label: string, verb: string, value = ''): Choice {
  return { label, data: encodeChoice('open', key, verb, value) }
}

function options(draft: Draft, turn: Turn): Choice[][] {
  return rowsOf(draft.offered.map((option) => button(draft, labelOf(option, turn), 'pick', option.id)))
}

/** What is about to be changed, as it stands. */
function was(words: string | null | undefined, { language }: Turn): Span[] {
  return words ? [{ italic: openWords(language).asItIs(shortened(words, 300)) }, '\n'] : []
}

function questionText(draft: Draft, question: Question, turn: Turn): RichText {
  const { hints, progress, evidence } = openWords(turn.language)
  const hint = question.kind === 'file' ? hints.file(turn.sizeLimit) : hints[question.kind]
  const place = (draft.questions ?? []).indexOf(question) + 1
  // What the company wrote is in Portuguese; the tip about videos is there in both languages.
  const isForeign = turn.language === 'en' && question.kind === 'link'
  const help = (isForeign ? null : question.help) ?? (question.kind === 'link' ? evidence : null)
  return [
    { italic: progress(place, draft.questions?.length ?? 0) },
    '\n',
    { bold: questionLabel(question, turn) },
    ...(help ? ['\n', help] : []),
    '\n',
    hint,
  ]
}

function answers(draft: Draft, question: Question, { language }: Turn): Choice[][] {
  const { buttons } = openWords(language)
  const choices = question.choices.map((choice, n): Choice[] => [button(draft, choice, 'answer', String(n))])
  const ways = [
    ...(question.allowUnknown ? [button(draft, buttons.unknown, 'unknown', question.id)] : []),
    ...(question.required ? [] : [button(draft, buttons.skip, 'skip', question.id)]),
    ...(mayComeLater(question) ? [button(draft, buttons.later, 'skip', question.id)] : []),
  ]
  return ways.length > 0 ? [...choices, ways] : choices
}

function refusal({ outcome }: Draft, { language }: Turn): string {
  const { ended } = openWords(language)
  if (outcome?.kind !== 'refused') return ended.unavailable
  switch (outcome.code) {
    case 'contact.not_authorised':
      return notAuthorised(outcome.names ?? [], language, ended)
    case 'too_many_today':
      return ended.tooMany(MOST_A_DAY)
    default:
      return ended.failed
  }
}
