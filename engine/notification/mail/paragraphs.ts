import type { RichText, Span } from '../message.ts'

/** The text line by line and paragraph by paragraph (an empty line parts them), its spans kept. */
export function paragraphs(text: RichText): Span[][][] {
  const lines: Span[][] = [[]]
  for (const span of text) {
    const [first = '', ...rest] = wordsOf(span).split('\n')
    lines.at(-1)!.push(withWords(span, first))
    for (const line of rest) lines.push([withWords(span, line)])
  }
  const found: Span[][][] = [[]]
  for (const line of lines) {
    const spans = line.filter((span) => wordsOf(span) !== '')
    if (spans.length > 0) found.at(-1)!.push(spans)
    else if (found.at(-1)!.length > 0) found.push([])
  }
  return found.filter((paragraph) => paragraph.length > 0)
}

/** Links lead only where people expect links to lead. */
export function safeHref(href: string): string | undefined {
  return /^(https?:\/\/|mailto:|tel:)[^\s]*$/i.test(href) ? href : undefined
}

function wordsOf(span: Span): string {
  if (typeof span === 'string') return span
  if ('bold' in span) return span.bold
  if ('italic' in span) return span.italic
  if ('code' in span) return span.code
  return span.link
}

function withWords(span: Span, words: string): Span {
  if (typeof span === 'string') return words
  if ('bold' in span) return { bold: words }
  if ('italic' in span) return { italic: words }
  if ('code' in span) return { code: words }
  return { link: words, href: span.href }
}
