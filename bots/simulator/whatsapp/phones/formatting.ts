import type { MessageEntity } from 'grammy/types'
import { detectEntities } from '../../entities/detect.ts'

type Style = 'bold' | 'italic' | 'strikethrough' | 'code' | 'pre'

/** The longest first; what stands in code is no mark. */
const MARKS: [mark: string, style: Style][] = [
  ['```', 'pre'],
  ['`', 'code'],
  ['*', 'bold'],
  ['_', 'italic'],
  ['~', 'strikethrough'],
]

export interface Formatted {
  text: string
  entities: MessageEntity[]
}

/** What WhatsApp shows of `*bold*`, `_italic_`, `~struck~`, `` `code` `` and ```` ```blocks``` ````, marks taken out. */
export function formatted(source: string): Formatted {
  const { text, entities } = parse(source)
  const links = detectEntities(text, entities).filter(({ type }) => !IN_TELEGRAM_ONLY.has(type))
  return { text, entities: links }
}

const IN_TELEGRAM_ONLY = new Set(['bot_command', 'mention', 'hashtag'])

function parse(source: string): Formatted {
  let text = ''
  const entities: MessageEntity[] = []
  for (let at = 0; at < source.length; ) {
    const marked = markedAt(source, at)
    if (!marked) {
      text += source[at]
      at += 1
      continue
    }
    const { mark, style, end } = marked
    const words = source.slice(at + mark.length, end)
    const inner: Formatted =
      style === 'code' || style === 'pre' ? { text: words, entities: [] } : parse(words)
    entities.push({ type: style, offset: text.length, length: inner.text.length } as MessageEntity)
    for (const entity of inner.entities) entities.push({ ...entity, offset: entity.offset + text.length })
    text += inner.text
    at = end + mark.length
  }
  return { text, entities }
}

/** A mark counts before a word that ends with the same mark, neither of them in the middle of a word. */
function markedAt(source: string, at: number): { mark: string; style: Style; end: number } | null {
  for (const [mark, style] of MARKS) {
    if (!source.startsWith(mark, at)) continue
    if (isWordlike(source[at - 1])) return null
    const from = at + mark.length
    for (let end = source.indexOf(mark, from + 1); end !== -1; end = source.indexOf(mark, end + 1)) {
      const words = source.slice(from, end)
      if (style !== 'pre' && words.includes('\n')) break
      const isTight = style === 'pre' || (!/^\s|\s$/.test(words) && words !== '')
      if (isTight && !isWordlike(source[end + mark.length])) return { mark, style, end }
    }
  }
  return null
}

function isWordlike(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}]/u.test(char)
}
