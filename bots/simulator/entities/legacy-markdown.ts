import type { MessageEntity } from 'grammy/types'
import { Unparsable } from './unparsable.ts'

const MARKS: Record<string, MessageEntity['type']> = { '*': 'bold', _: 'italic', '`': 'code' }

/** Telegram's first Markdown: no nesting; an unclosed mark is refused. */
export function parseLegacyMarkdown(source: string): { text: string; entities: MessageEntity[] } {
  let text = ''
  let at = 0
  const entities: MessageEntity[] = []
  while (at < source.length) {
    const char = source[at]!
    const mark = source.startsWith('```', at) ? '```' : char
    if (char === '\\' && '_*`['.includes(source[at + 1] ?? ' ')) {
      text += source[at + 1]
      at += 2
    } else if (mark in MARKS || mark === '```') {
      const end = source.indexOf(mark, at + mark.length)
      if (end < 0) throw unclosed(source, at)
      const inner = source.slice(at + mark.length, end)
      const type = mark === '```' ? 'pre' : MARKS[mark]!
      if (inner) entities.push({ type, offset: text.length, length: inner.length } as MessageEntity)
      text += inner
      at = end + mark.length
    } else if (char === '[') {
      const link = /^\[([^\]]*)\](?:\(([^)]*)\))?/.exec(source.slice(at))
      if (!link) throw unclosed(source, at)
      const [whole, label, url] = link
      if (label && url && /^(https?|tg):/i.test(url)) {
        entities.push({ type: 'text_link', offset: text.length, length: label.length, url })
      }
      text += url === undefined ? whole : label
      at += whole.length
    } else {
      text += char
      at += 1
    }
  }
  return { text, entities }
}

function unclosed(source: string, at: number) {
  const offset = Buffer.byteLength(source.slice(0, at))
  return new Unparsable(`Can't find end of the entity starting at byte offset ${offset}`)
}
