import type { Span } from '#engine'
import { shortened } from '../shortened.ts'
import type { Turn } from '../turn.ts'
import { countedNames } from './description.ts'
import type { Form } from './form.ts'
import type { SideWords } from './side.ts'
import { formWords } from './words.ts'

/** Everything as it will be opened or sent: for whom, the form's own rows, the files. */
export function review(draft: Form, turn: Turn, { review, fields }: SideWords, rows: Span[]): Span[] {
  const { files, addFiles } = formWords(turn.language)
  const customer = turn.customers.find(({ customerId }) => customerId === draft.customerId)
  return [
    { bold: review },
    '\n',
    ...(turn.customers.length > 1 && customer ? row(fields.customer, customer.name) : []),
    ...rows,
    ...row(files, filesText(draft, turn)),
    '\n\n',
    addFiles(turn.sizeLimit),
  ]
}

/** A question stands for itself, every other label ends in a colon. */
export function row(label: string, value: string): Span[] {
  return ['\n', { bold: /[?:]$/.test(label) ? `${label} ` : `${label}: ` }, value]
}

export function descriptionRow({ description }: Form, { fields }: SideWords): Span[] {
  return row(fields.description, shortened(description ?? '', 700))
}

function filesText({ files }: Form, { language }: Turn): string {
  const { noFiles, tooLargeMark } = formWords(language)
  if (files.length === 0) return noFiles
  const names = files.map(({ name, isTooLarge }) => (isTooLarge ? `${name} ${tooLargeMark}` : name))
  return `${files.length} (${shortened(countedNames(names).join(', '), 200)})`
}
