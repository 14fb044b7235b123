import type { MessageEntity } from 'grammy/types'
import type { RichText, Span } from '#engine'

export type Piece = { text: string; entities: MessageEntity[] }

/** Telegram's limit for one message, in UTF-16 units. */
export const LONGEST_MESSAGE = 4096

/**
 * Formatted text as Telegram takes it: plain text and entities beside it, so that nobody's words can break a format.
 * Too long for one message, it becomes several, cut where lines or words end and never inside a character.
 */
export function pieces(rich: RichText, longest = LONGEST_MESSAGE): Piece[] {
  const whole = flatten(rich)
  const result: Piece[] = []
  let from = 0
  while (from < whole.text.length) {
    const to = cutAt(whole.text, from, longest)
    const piece = slice(whole, from, to)
    if (piece.text.trim() !== '') result.push(piece)
    from = to
  }
  return result
}

function flatten(rich: RichText): Piece {
  let text = ''
  const entities: MessageEntity[] = []
  for (const span of rich) {
    const words = sendable(wordsOf(span))
    const entity = entityOf(span, text.length, words.length)
    if (entity) entities.push(entity)
    text += words
  }
  return { text, entities }
}

function wordsOf(span: Span): string {
  if (typeof span === 'string') return span
  if ('bold' in span) return span.bold
  if ('italic' in span) return span.italic
  if ('code' in span) return span.code
  return span.link
}

/** Halves of surrogate pairs and NUL would make Telegram refuse the whole message. */
function sendable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}

function entityOf(span: Span, offset: number, length: number): MessageEntity | null {
  if (typeof span === 'string' || length === 0) return null
  if ('bold' in span) return { type: 'bold', offset, length }
  if ('italic' in span) return { type: 'italic', offset, length }
  if ('code' in span) return { type: 'code', offset, length }
  return isLink(span.href) ? { type: 'text_link', offset, length, url: span.href } : null
}

export function isLink(href: string): boolean {
  return /^(https?:\/\/|mailto:|tel:)/i.test(href) && URL.canParse(href)
}

function cutAt(text: string, from: number, longest: number): number {
  if (text.length - from <= longest) return text.length
  const window = text.slice(from, from + longest)
  const line = window.lastIndexOf('\n')
  if (line > longest / 2) return from + line + 1
  const space = window.lastIndexOf(' ')
  if (space > longest / 2) return from + space + 1
  const isInsideCharacter = /[\uD800-\uDBFF]$/.test(window)
  return from + longest - (isInsideCharacter ? 1 : 0)
}

function slice({ text, entities }: Piece, from: number, to: number): Piece {
  return {
    text: text.slice(from, to),
    entities: entities.flatMap((entity) => {
      const start = Math.max(entity.offset, from)
      const end = Math.min(entity.offset + entity.length, to)
      return end > start ? [{ ...entity, offset: start - from, length: end - start }] : []
    }),
  }
}
