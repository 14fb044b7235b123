import { formatDate, type Span } from '#engine'
import { countedNames } from '../form/description.ts'
import type { Turn } from '../turn.ts'
import type { Answer, Draft, Question } from './draft.ts'
import { areaOf, questionLabel, shortened } from './labels.ts'
import { openWords } from './words.ts'

/** Everything as it will be opened. */
export function reviewText(draft: Draft, turn: Turn): Span[] {
  const words = openWords(turn.language)
  const { fields } = words
  const customer = turn.customers.find(({ customerId }) => customerId === draft.customerId)
  const row = (label: string, value: string): Span[] => [
    '\n',
    { bold: /[?:]$/.test(label) ? `${label} ` : `${label}: ` },
    value,
  ]
  const files = draft.files.map(({ name, isTooLarge }) =>
    isTooLarge ? `${name} ${words.tooLargeMark}` : name,
  )
  return [
    { bold: words.review },
    '\n',
    ...(turn.customers.length > 1 && customer ? row(fields.customer, customer.name) : []),
    ...(draft.followUp ? row(fields.followUp, draft.followUp.number) : []),
    ...row(fields.area, areaOf(draft, turn)),
    ...row(fields.title, draft.title ?? ''),
    ...row(fields.description, shortened(draft.description ?? '', 700)),
    ...(draft.questions ?? []).flatMap((question) =>
      row(questionLabel(question, turn), answerText(question, draft.answers[question.id], turn)),
    ),
    ...row(
      fields.files,
      files.length > 0
        ? `${files.length} (${shortened(countedNames(files).join(', '), 200)})`
        : words.noFiles,
    ),
    '\n\n',
    words.addFiles(turn.sizeLimit),
  ]
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
