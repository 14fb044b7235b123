import type { MessageEntity } from 'grammy/types'

type Detected = 'url' | 'email' | 'bot_command' | 'mention' | 'hashtag' | 'phone_number'

const PATTERNS: [Detected, RegExp][] = [
  ['url', /\bhttps?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/giu],
  ['email', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu],
  [
    'url',
    /(?<![@\w/.-])(?:[a-z0-9-]+\.)+(?:com|net|org|io|dev|app|br|me|gov|edu)(?:\/[^\s<>"']*[^\s<>"'.,;:!?)\]])?(?![\w@])/giu,
  ],
  ['bot_command', /(?<![\w/])\/[a-zA-Z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])/gu],
  ['mention', /(?<![\w@./])@[a-zA-Z]\w{3,31}/gu],
  ['hashtag', /(?<![\w&#])#(?=[\w]*\p{L})[\p{L}\p{N}_]{1,256}/gu],
  ['phone_number', /(?<![\w+/.-])\+\d[\d\s()-]{8,16}\d(?![\w])/gu],
]

/** Every pattern needs one of these; most messages hold none. */
const MAY_HOLD_ANY = /[@./#+]/

/** What Telegram recognises by itself in a text: links, e-mails, commands, mentions, hashtags, phone numbers. */
export function detectEntities(text: string, marked: MessageEntity[] = []): MessageEntity[] {
  if (!MAY_HOLD_ANY.test(text)) return marked
  const found: MessageEntity[] = [...marked]
  const closed = marked.filter(({ type }) => ['code', 'pre', 'text_link'].includes(type))
  const taken: { offset: number; length: number }[] = [...closed]
  for (const [type, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length } as MessageEntity
      if (taken.some((other) => overlaps(other, entity))) continue
      taken.push(entity)
      found.push(entity)
    }
  }
  return found.sort((a, b) => a.offset - b.offset || b.length - a.length)
}

function overlaps(a: { offset: number; length: number }, b: { offset: number; length: number }): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length
}
