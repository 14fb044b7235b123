import type { Span } from '#engine'
import { countedNames } from '../form/description.ts'
import { shortened } from '../open/labels.ts'
import type { Turn } from '../turn.ts'
import type { ContatoDraft } from './draft.ts'
import { contatoWords } from './words.ts'

/** Everything as it will be sent. */
export function reviewText(draft: ContatoDraft, turn: Turn): Span[] {
  const words = contatoWords(turn.language)
  const { fields } = words
  const { connection, department, description } = draft
  const customer = turn.customers.find(({ customerId }) => customerId === draft.customerId)
  const row = (label: string, value: string): Span[] => ['\n', { bold: `${label}: ` }, value]
  const files = draft.files.map(({ name, isTooLarge }) =>
    isTooLarge ? `${name} ${words.tooLargeMark}` : name,
  )
  return [
    { bold: words.review },
    '\n',
    ...(turn.customers.length > 1 && customer ? row(fields.customer, customer.name) : []),
    ...(connection ? row(fields.connection, connectionText(connection)) : []),
    ...row(fields.department, department?.name ?? ''),
    ...row(fields.description, shortened(description ?? '', 700)),
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

function connectionText({ name, hint }: { name: string; hint?: string }): string {
  return hint && hint !== name ? `${name} (${hint})` : name
}
