import { formatDate, type Span } from '#engine'
import { countedNames } from '../form/description.ts'
import { descriptionRow, review, row } from '../form/review.ts'
import { shortened } from '../shortened.ts'
import type { Turn } from '../turn.ts'
import type { Answer, Draft, Question } from './draft.ts'
import { areaOf, questionLabel } from './labels.ts'
import { openWords } from './words.ts'

/** Everything as it will be opened. */
export function reviewText(draft: Draft, turn: Turn): Span[] {
  const words = openWords(turn.language)
  const { fields } = words
  return review(draft, turn, words, [
    ...(draft.followUp ? row(fields.followUp, draft.followUp.number) : []),
    ...row(fields.area, areaOf(draft, turn)),
    ...row(fields.title, draft.title ?? ''),
    ...descriptionRow(draft, words),
    ...(draft.questions ?? []).flatMap((question) =>
      row(questionLabel(question, turn), answerText(question, draft.answers[question.id], turn)),
    ),
  ])
}

export function answerText({ kind, required }: Question, answer: Answer | undefined, turn: Turn): string {
  const words = openWords(turn.language)
  if (!answer || answer.kind === 'skipped') return required ? words.forLater : words.skipped
  if (answer.kind === 'unknown') return words.unknown
  const files = countedNames(answer.files.map(({ name }) => `📎 ${name}`)).join(', ')
  const value = kind === 'date' && answer.value ? dateText(answer.value, turn) : (answer.value ?? '')
  return [shortened(value, 200), files].filter(Boolean).join(' ')
}

/** A day of the calendar, the same in every time zone. */
function dateText(day: string, { language }: Turn): string {
  return formatDate(new Date(day), { language, timeZone: 'UTC' })
}
