import type { MessageEntity } from 'grammy/types'
import { Unparsable } from './unparsable.ts'

const TAGS: Record<string, MessageEntity['type']> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  'tg-emoji': 'custom_emoji',
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }

interface Open {
  tag: string
  offset: number
  attributes: Record<string, string>
}

/** Telegram's HTML style: a few tags, everything else refused with the byte where it went wrong. */
export function parseHtml(source: string): { text: string; entities: MessageEntity[] } {
  let text = ''
  let at = 0
  const open: Open[] = []
  const entities: MessageEntity[] = []
  while (at < source.length) {
    const char = source[at]!
    if (char === '&') {
      const reference = /^&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot));?/i.exec(
        source.slice(at, at + 12),
      )
      text += reference ? decode(reference) : '&'
      at += reference ? reference[0].length : 1
    } else if (char !== '<') {
      text += char
      at += 1
    } else if (source[at + 1] === '/') {
      const end = source.indexOf('>', at)
      const offset = byteOffset(source, at)
      if (open.length === 0) throw new Unparsable(`Unexpected end tag at byte offset ${offset}`)
      if (end < 0) throw new Unparsable(`Unclosed end tag at byte offset ${offset}`)
      const name = source
        .slice(at + 2, end)
        .trim()
        .toLowerCase()
      const started = open.pop()!
      if (name !== '' && name !== started.tag) {
        throw new Unparsable(
          `Unmatched end tag at byte offset ${offset}, expected "</${started.tag}>", found "</${name}>"`,
        )
      }
      close(started, text, entities)
      at = end + 1
    } else {
      const tag = startTag(source, at)
      open.push({ tag: tag.name, offset: text.length, attributes: tag.attributes })
      at = tag.end
    }
  }
  if (open.length > 0)
    throw new Unparsable(`Can't find end tag corresponding to start tag "${open.at(-1)!.tag}"`)
  return { text, entities }
}

function startTag(source: string, at: number) {
  const offset = byteOffset(source, at)
  const name = /^[^\s>/]*/.exec(source.slice(at + 1))![0].toLowerCase()
  if (!(name in TAGS)) throw new Unparsable(`Unsupported start tag "${name}" at byte offset ${offset}`)
  const rest = /^(?:\s+[\w-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*\s*>/.exec(
    source.slice(at + 1 + name.length),
  )
  if (!rest) throw new Unparsable(`Unclosed start tag at byte offset ${offset}`)
  const attributes: Record<string, string> = {}
  for (const [, key, double, single, bare] of rest[0].matchAll(
    /([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g,
  )) {
    attributes[key!.toLowerCase()] = unescapeReferences(double ?? single ?? bare ?? '')
  }
  if (name === 'span' && attributes.class !== 'tg-spoiler') {
    throw new Unparsable(`Tag "span" must have class "tg-spoiler" at byte offset ${offset}`)
  }
  return { name, attributes, end: at + 1 + name.length + rest[0].length }
}

function close({ tag, offset, attributes }: Open, text: string, entities: MessageEntity[]) {
  const length = text.length - offset
  if (length === 0) return
  const type = TAGS[tag]!
  if (type === 'text_link') {
    const url = attributes.href ?? text.slice(offset)
    if (/^(https?|tg|mailto|tel):/i.test(url)) entities.push({ type, offset, length, url } as MessageEntity)
  } else if (type === 'code' && attributes.class?.startsWith('language-')) {
    entities.push({ type: 'pre', offset, length, language: attributes.class.slice(9) } as MessageEntity)
  } else if (
    type === 'pre' &&
    entities.some((e) => e.type === 'pre' && e.offset === offset && e.length === length)
  ) {
    return
  } else if (type === 'blockquote' && 'expandable' in attributes) {
    entities.push({ type: 'expandable_blockquote', offset, length } as MessageEntity)
  } else if (type === 'custom_emoji') {
    entities.push({ type, offset, length, custom_emoji_id: attributes['emoji-id'] ?? '' } as MessageEntity)
  } else {
    entities.push({ type, offset, length } as MessageEntity)
  }
}

function unescapeReferences(value: string): string {
  return value.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot));?/gi, (...match) =>
    decode(match as unknown as RegExpExecArray),
  )
}

function decode([, decimal, hex, named]: RegExpExecArray | string[]): string {
  if (named) return NAMED[named.toLowerCase()]!
  const code = decimal ? Number(decimal) : Number.parseInt(hex!, 16)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

function byteOffset(source: string, at: number): number {
  return Buffer.byteLength(source.slice(0, at))
}
