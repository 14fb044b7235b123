import type { CaseKind } from '#engine'
import { decodeChoice } from '../choice-data.ts'
import { idsOf } from '../form/description.ts'
import { type Content, quotableWords } from '../incoming.ts'
import { plain } from '../likeness.ts'
import type { Turn } from '../turn.ts'
import { commonWords } from '../words.ts'
import type { Words } from './machine.ts'
import { keyOf } from './prompts.ts'

type Heard = { type: 'yes' } | { type: 'no' } | { type: 'wrote'; words: Words }

/** The answer that a pressed button gives inside this case; null for a button of another one. */
export function pressedInCase(data: string, kind: CaseKind, id: string): Heard | null {
  const pressed = decodeChoice(data)
  const isOurs = pressed?.dialog === kind && pressed.key === keyOf(id)
  return isOurs && (pressed.verb === 'yes' || pressed.verb === 'no') ? { type: pressed.verb } : null
}

/** What a message brings to a case; null for what has neither words nor files. */
export function wordsForCase(content: Content, turn: Turn): Words | null {
  const text = wordsOf(content, turn)
  if (text === null) return null
  return { text, attachmentIds: idsOf(turn.files), externalId: turn.message.externalId }
}

/** Also a sticker says something to the team. */
function wordsOf(content: Content, { language, files }: Turn): string | null {
  if (content.kind === 'sticker') return content.emoji || null
  const words = quotableWords(content, commonWords(language).forwarded)
  return words.trim() === '' && files.length === 0 ? null : words
}

/** A decision in words. */
export function decisionIn(text: string): Heard | null {
  if (YES.test(plain(text))) return { type: 'yes' }
  return NO.test(plain(text)) ? { type: 'no' } : null
}

const YES = /^(sim|s|yes|y|pode|pode sim|confirmo|isso|claro|ok)$/
const NO = /^(nao|n|no|ainda nao|agora nao)$/
