import type { RichText, Span } from '#engine'

/** Nothing longer goes out as one message: also the official API takes it. */
export const LONGEST_MESSAGE = 4_000

/**
 * Formatted text in WhatsApp's own signs. What it would take for a sign in anybody's words is kept from being one, by a
 * space that is too thin to be seen: WhatsApp formats only what its signs touch.
 */
export function formatted(rich: RichText): string {
  let text = ''
  for (const [n, span] of rich.entries()) text += spanText(span, text, rich[n + 1])
  return text.replaceAll('\0', '').toWellFormed()
}

/** The same in several messages, cut where lines or words end and never inside a character. */
export function pieces(text: string, longest = LONGEST_MESSAGE): string[] {
  const result: string[] = []
  let rest = text
  while (rest.length > longest) {
    const to = cutAt(rest, longest)
    result.push(rest.slice(0, to))
    rest = rest.slice(to)
  }
  return [...result, rest].map((piece) => piece.trim()).filter((piece) => piece !== '')
}

function spanText(span: Span, before: string, next: Span | undefined): string {
  if (typeof span === 'string') return literally(span)
  if ('link' in span) return linkText(span)
  const follows = typeof next === 'string' ? next : ''
  const between = { before, follows }
  if ('bold' in span) return signed(span.bold, '*', between)
  if ('italic' in span) return signed(span.italic, '_', between)
  return signed(span.code.replaceAll('`', 'ˋ'), '```', between)
}

function linkText({ link, href }: { link: string; href: string }): string {
  if (!isLink(href)) return literally(link)
  return link === href ? href : `${literally(link)}: ${href}`
}

function isLink(href: string): boolean {
  return /^(https?:\/\/|mailto:|tel:)/i.test(href) && URL.canParse(href)
}

/** Each line by itself, with the spaces outside: WhatsApp's signs do not reach over lines, nor stand within words. */
function signed(
  words: string,
  sign: string,
  { before, follows }: { before: string; follows: string },
): string {
  const lines = words.split('\n')
  return lines
    .map((line, n) => {
      const [, lead = '', core = '', tail = ''] = /^(\s*)(.*?)(\s*)$/s.exec(line) ?? []
      const touches =
        (n === 0 && lead === '' && /[\p{L}\p{N}]$/u.test(before)) ||
        (n === lines.length - 1 && tail === '' && /^[\p{L}\p{N}]/u.test(follows))
      if (core === '') return line
      const kept = sign === '```' ? core : literally(core)
      return touches ? `${lead}${kept}${tail}` : `${lead}${sign}${kept}${sign}${tail}`
    })
    .join('\n')
}

/** Words as they are, whatever signs are in them. Addresses stay whole. */
export function literally(text: string): string {
  return text
    .split(ADDRESS)
    .map((part, n) => (n % 2 === 1 ? part : withoutSigns(part)))
    .join('')
}

function withoutSigns(text: string): string {
  return text
    .replace(/[*_~`]+/g, (signs, at: number) => apart(signs, text, at))
    .replace(/^([ \t]*)(>|[-*]|\d{1,3}\.)(?=[ \t])/gm, `$1${UNSEEN}$2`)
}

/** Signs inside a word are none. All others touch nothing any more, nor each other. */
function apart(signs: string, text: string, at: number): string {
  const before = text[at - 1] ?? '\n'
  const after = text[at + signs.length] ?? '\n'
  if (isOfWord(before) && isOfWord(after)) return signs
  const lead = before === '\n' ? UNSEEN : isBlank(before) ? '' : THIN
  return lead + [...signs].join(THIN) + (isBlank(after) ? '' : THIN)
}

function isOfWord(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character)
}

function isBlank(character: string): boolean {
  return /\s/.test(character)
}

const ADDRESS = /((?:https?:\/\/|www\.)\S+|[^\s@<>]{1,64}@[^\s@<>]{1,190}\.[^\s@<>]{2,60})/i
/** A hair space, and nothing at all. */
const THIN = '\u200A'
const UNSEEN = '\u200B'

function cutAt(text: string, longest: number): number {
  const window = text.slice(0, longest)
  const line = window.lastIndexOf('\n')
  if (line > longest / 2) return line + 1
  const space = window.lastIndexOf(' ')
  if (space > longest / 2) return space + 1
  return longest - (/[\uD800-\uDBFF]$/.test(window) ? 1 : 0)
}
