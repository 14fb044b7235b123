import type { MessageEntity } from 'grammy/types'
import { Unparsable } from './unparsable.ts'

const RESERVED = '_*[]()~`>#+-=|{}.!'

type Kind =
  | 'Bold'
  | 'Italic'
  | 'Underline'
  | 'Strikethrough'
  | 'Spoiler'
  | 'TextUrl'
  | 'Code'
  | 'Pre'
  | 'BlockQuote'

const TYPES: Record<Exclude<Kind, 'TextUrl'>, MessageEntity['type']> = {
  Bold: 'bold',
  Italic: 'italic',
  Underline: 'underline',
  Strikethrough: 'strikethrough',
  Spoiler: 'spoiler',
  Code: 'code',
  Pre: 'pre',
  BlockQuote: 'blockquote',
}

interface Open {
  kind: Kind
  mark: string
  offset: number
  bytes: number
  language?: string
}

/** Telegram's MarkdownV2: reserved characters must be escaped, marks must be closed in order. */
export function parseMarkdownV2(source: string): { text: string; entities: MessageEntity[] } {
  let text = ''
  let at = 0
  const open: Open[] = []
  const entities: MessageEntity[] = []

  function finish({ kind, offset, language }: Open, url?: string) {
    const length = text.length - offset
    if (length === 0) return
    if (kind === 'TextUrl') {
      if (url && /^(https?|tg|mailto|tel):/i.test(url))
        entities.push({ type: 'text_link', offset, length, url })
    } else {
      entities.push({ type: TYPES[kind], offset, length, ...(language && { language }) } as MessageEntity)
    }
  }

  while (at < source.length) {
    const char = source[at]!
    const top = open.at(-1)
    if (char === '\\' && /[\x21-\x7e]/.test(source[at + 1] ?? '')) {
      text += source[at + 1]
      at += 2
      continue
    }
    if (char === '\n' && top?.kind === 'BlockQuote' && source[at + 1] !== '>') {
      finish(open.pop()!)
    }
    const inCode = top?.kind === 'Code' || top?.kind === 'Pre'
    const isSpecial = inCode ? char === '`' : RESERVED.includes(char)
    if (!isSpecial) {
      text += char
      at += 1
      continue
    }
    if (top && source.startsWith(top.mark, at) && closes(top, source, at)) {
      open.pop()
      at += top.mark.length
      if (top.kind === 'TextUrl') {
        const link = linkTarget(source, at, top)
        finish(top, link.url)
        at = link.end
      } else {
        finish(top)
      }
      continue
    }
    if (inCode) {
      text += char
      at += 1
      continue
    }
    const lineStart = text === '' || text.endsWith('\n')
    if (char === '>' && lineStart) {
      if (!open.some(({ kind }) => kind === 'BlockQuote')) {
        open.push({ kind: 'BlockQuote', mark: '\0', offset: text.length, bytes: byteOffset(source, at) })
      }
      at += 1
      continue
    }
    const started = startOf(source, at)
    open.push({ ...started, offset: text.length, bytes: byteOffset(source, at) })
    at += started.length
  }
  const last = open.at(-1)
  if (last?.kind === 'BlockQuote') finish(open.pop()!)
  const unclosed = open.at(-1)
  if (unclosed)
    throw new Unparsable(`Can't find end of ${unclosed.kind} entity at byte offset ${unclosed.bytes}`)
  return { text, entities }
}

function startOf(
  source: string,
  at: number,
): { kind: Kind; mark: string; length: number; language?: string } {
  const two = source.slice(at, at + 2)
  const char = source[at]!
  if (two === '__') return { kind: 'Underline', mark: '__', length: 2 }
  if (two === '||') return { kind: 'Spoiler', mark: '||', length: 2 }
  if (char === '_') return { kind: 'Italic', mark: '_', length: 1 }
  if (char === '*') return { kind: 'Bold', mark: '*', length: 1 }
  if (char === '~') return { kind: 'Strikethrough', mark: '~', length: 1 }
  if (char === '[') return { kind: 'TextUrl', mark: ']', length: 1 }
  if (source.startsWith('```', at)) {
    const language = /^```([\w-]*)\n/.exec(source.slice(at))
    return { kind: 'Pre', mark: '```', length: language ? language[0].length : 3, language: language?.[1] }
  }
  if (char === '`') return { kind: 'Code', mark: '`', length: 1 }
  throw new Unparsable(`Character '${char}' is reserved and must be escaped with the preceding '\\'`)
}

function closes({ kind }: Open, source: string, at: number): boolean {
  return kind !== 'Italic' || source[at + 1] !== '_'
}

function linkTarget(source: string, at: number, { bytes }: Open): { url?: string; end: number } {
  if (source[at] !== '(') return { end: at }
  let url = ''
  for (let i = at + 1; i < source.length; i += 1) {
    if (source[i] === '\\' && i + 1 < source.length) {
      i += 1
      url += source[i]
    } else if (source[i] === ')') {
      return { url, end: i + 1 }
    } else {
      url += source[i]
    }
  }
  throw new Unparsable(`Can't find end of a URL at byte offset ${bytes}`)
}

function byteOffset(source: string, at: number): number {
  return Buffer.byteLength(source.slice(0, at))
}
