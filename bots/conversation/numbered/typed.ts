import { plain } from '../likeness.ts'
import type { Said } from './numbering.ts'

/** What somebody who sees a list may have typed for one of its entries; null for what is surely something else. */
export function typedIn(text: string): Said | null {
  const words = text.trim()
  if (words === '' || words.length > LONGEST || words.includes('\n')) return null
  return { number: numberIn(words), words: plain(words) }
}

/** `1`, `1.`, `1️⃣`, `um`, `uma`, `opção 2`, and `voltar` for 0: nothing but a number. One in a sentence is none. */
export function numberIn(text: string): number | null {
  const typed = text
    .trim()
    .normalize('NFKC')
    .replaceAll(/[\uFE0F\u20E3]/g, '')
    .toLowerCase()
  const [, digits] = DIGITS.exec(typed) ?? []
  if (digits !== undefined) return Number(digits)
  const [, word] = /^(?:(?:opção|opcao|option|número|numero|number)\s+)?(\p{L}+)[.)!]?$/u.exec(typed) ?? []
  const named = word === undefined ? -1 : NAMES.findIndex((names) => names.includes(plain(word)))
  return named < 0 ? null : named
}

/** The longest that is looked at: labels are shorter. */
const LONGEST = 80
const DIGITS =
  /^(?:(?:opção|opcao|option|número|numero|number|n[º°o.]?)\s*)?[*#]?(0|0?[1-9]|[1-9]\d)\s*[.)ºª°*]?$/u
const NAMES = [
  ['zero', 'voltar', 'back'],
  ['um', 'uma', 'one'],
  ['dois', 'duas', 'two'],
  ['tres', 'three'],
  ['quatro', 'four'],
  ['cinco', 'five'],
  ['seis', 'six'],
  ['sete', 'seven'],
  ['oito', 'eight'],
  ['nove', 'nine'],
  ['dez', 'ten'],
]
