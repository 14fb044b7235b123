import { type Choice, customerBulletin, type RichText, type Span } from '#engine'
import type { Prompt } from '../dialog.ts'
import { labelOf } from '../form/choosing.ts'
import { asItIs, formPrompts } from '../form/prompts.ts'
import { shortened } from '../shortened.ts'
import { receiptFacts } from '../ticket/receipt.ts'
import { readerOf, type Turn } from '../turn.ts'
import { type Draft, mayComeLater, nextQuestion, type Question } from './draft.ts'
import { areaOf, questionLabel } from './labels.ts'
import { answerText, reviewText } from './review.ts'
import { openSide } from './side.ts'
import { openWords } from './words.ts'

type Show = (draft: Draft, turn: Turn) => Prompt | null

const { ask, askChoice, askField, button, common } = formPrompts<Draft>(openSide, { reviewText, labelOf })

/** Each step of opening a ticket in words and buttons. */
export const openPrompts: Record<string, Show> = {
  ...common,

  choosingSubject(draft, turn) {
    const { subject } = openWords(turn.language)
    const question = [subject.type, subject.item, subject.service][draft.subjects.length] ?? subject.service
    return askChoice(draft, turn, [{ italic: areaOf(draft, turn) }, '\n', question])
  },

  titling(draft, turn) {
    const before = draft.beforeEdit
      ? asItIs(draft.beforeEdit.title, turn)
      : [{ italic: areaOf(draft, turn) }, '\n']
    return { ...ask(draft, turn, [...before, openWords(turn.language).title]), answeredBy: 'words' }
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

  asking(draft, turn) {
    const question = nextQuestion(draft)
    if (!question) return null
    const given = draft.beforeEdit?.answers[question.id]
    const before = given ? asItIs(answerText(question, given, turn), turn) : []
    const asked = ask(
      draft,
      turn,
      [...before, ...questionText(draft, question, turn)],
      answers(draft, question, turn),
    )
    return question.kind === 'choice' ? asked : { ...asked, answeredBy: 'data' }
  },

  choosingField(draft, turn) {
    const { buttons, fields } = openWords(turn.language)
    const questions = (draft.questions ?? []).map((question, n): Choice[] => [
      button(draft, shortened(questionLabel(question, turn), 40), 'edit', String(n)),
    ])
    return askField(draft, turn, [
      [
        button(draft, fields.title, 'edit', 'title'),
        button(draft, fields.description, 'edit', 'description'),
      ],
      [button(draft, buttons.area, 'edit', 'subject')],
      ...questions,
    ])
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
