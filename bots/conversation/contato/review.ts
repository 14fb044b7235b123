import type { Span } from '#engine'
import { descriptionRow, review, row } from '../form/review.ts'
import type { Turn } from '../turn.ts'
import type { ContatoDraft } from './draft.ts'
import { contatoWords } from './words.ts'

/** Everything as it will be sent. */
export function reviewText(draft: ContatoDraft, turn: Turn): Span[] {
  const words = contatoWords(turn.language)
  const { connection, department } = draft
  return review(draft, turn, words, [
    ...(connection ? row(words.fields.connection, connectionText(connection)) : []),
    ...row(words.fields.department, department?.name ?? ''),
    ...descriptionRow(draft, words),
  ])
}

function connectionText({ name, hint }: { name: string; hint?: string }): string {
  return hint && hint !== name ? `${name} (${hint})` : name
}
