import { Invalid } from '../errors.ts'

/** Words that come with a movement, and the stored files that belong to them. */
export type Words = {
  text: string
  attachmentIds?: readonly string[]
  /** The chat message the words came from, so that an edit in the chat finds them. */
  externalId?: string
}

export const LONGEST_TEXT = 20_000
export const LONGEST_TITLE = 200

/** People's words as they are kept: no NUL, no endless text. Throws Invalid when nothing is left and no file came along. */
export function wordsOf({ text, attachmentIds = [] }: Words): string {
  const kept = clean(text, LONGEST_TEXT)
  if (kept === '' && attachmentIds.length === 0)
    throw new Invalid('text.missing', { fields: { text: 'missing' } })
  return kept
}

/** A line of words: a title, a justification. Throws Invalid when it is empty. */
export function lineOf(text: string, field: string, longest = LONGEST_TITLE): string {
  const kept = clean(text.replace(/\s+/g, ' '), longest)
  if (kept === '') throw new Invalid(`${field}.missing`, { fields: { [field]: 'missing' } })
  return kept
}

/** Cut between characters, never inside one. */
export function clean(text: string, longest: number): string {
  const kept = text.replaceAll('\0', '').trim()
  if (kept.length <= longest) return kept
  return kept.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')
}
