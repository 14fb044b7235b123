import type { Choice, Language } from '#engine'
import { encodeChoice, type Pressed } from '../choice-data.ts'
import { caseWords } from './words.ts'

/** A page of a list of cases: from which one on, how many, and whether there are more. */
type Page = { offset: number; size: number; more: boolean }

/** The buttons that turn the pages of a list; no row where there is but one. */
export function pageButtons(
  { dialog, key }: Pick<Pressed, 'dialog' | 'key'>,
  { offset, size, more }: Page,
  language: Language,
): Choice[][] {
  const { newer, older } = caseWords(language).buttons
  const to = (label: string, from: number): Choice => {
    return { label, data: encodeChoice(dialog, key, 'page', String(Math.max(0, from))) }
  }
  const pages = [
    ...(offset > 0 ? [to(newer, offset - size)] : []),
    ...(more ? [to(older, offset + size)] : []),
  ]
  return pages.length > 0 ? [pages] : []
}

/** Where a pressed button of these turns to; null for another button. */
export function turnedTo({ verb, value }: Pressed): { type: 'turn'; offset: number } | null {
  return verb === 'page' ? { type: 'turn', offset: Math.max(0, Number(value) || 0) } : null
}
