import { randomUUID } from 'node:crypto'
import type { VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'

/** Stands where a kept piece goes. Nobody who writes a text can guess it, so no text of a page is taken for one. */
const MARK = `<!--${randomUUID()}.`
const MARK_END = '-->'

/** The kept pieces of the page that is being drawn, which happens in one go. */
let pieces: Buffer[] | undefined

/** Draws a page, or a part of one, as the bytes that are sent. May be asked while another is drawn. */
export function written(page: VNode): Buffer {
  const around = pieces
  const own: Buffer[] = []
  pieces = own
  try {
    return joined(renderToString(page), own)
  } finally {
    pieces = around
  }
}

/**
 * Something drawn before, as a part of what is drawn now. It stays bytes: turning text into bytes is a fifth of a long
 * page's work. A component, so that it is asked for its place by the page that it ends in.
 */
export function Piece({ bytes }: { bytes: Buffer }): VNode {
  if (!pieces) return jsxTemplate([bytes.toString()])
  pieces.push(bytes)
  return jsxTemplate([`${MARK}${pieces.length - 1}${MARK_END}`])
}

function joined(text: string, kept: readonly Buffer[]): Buffer {
  if (kept.length === 0) return Buffer.from(text)
  const parts: Buffer[] = []
  let from = 0
  for (let at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, from)) {
    const end = text.indexOf(MARK_END, at)
    const part = kept[Number(text.slice(at + MARK.length, end))]
    if (!part) throw new Error('a piece of another page was put into this one')
    if (at > from) parts.push(Buffer.from(text.slice(from, at)))
    parts.push(part)
    from = end + MARK_END.length
  }
  parts.push(Buffer.from(text.slice(from)))
  return Buffer.concat(parts)
}
