import { decodeChoice } from '../choice-data.ts'
import { type Content, quotableWords } from '../incoming.ts'
import { plain } from '../likeness.ts'
import { idsOf } from '../open/errands.ts'
import type { Turn } from '../turn.ts'
import { commonWords } from '../words.ts'
import type { TicketTalk, TicketTalkEvent } from './machine.ts'

/** What a message means inside a ticket: words for it, or the answer to what was asked. */
export function hearTalk(
  content: Content,
  { state, context }: { state: string; context: TicketTalk },
  turn: Turn,
): TicketTalkEvent | null {
  if (content.kind === 'choice') {
    const pressed = decodeChoice(content.data)
    const isOurs = pressed?.dialog === 'ticket' && pressed.key === context.ticketId.slice(-8)
    return isOurs && (pressed.verb === 'yes' || pressed.verb === 'no') ? { type: pressed.verb } : null
  }
  const text = wordsOf(content, turn)
  if (text === null) return null
  if (isDecision(state))
    return YES.test(plain(text)) ? { type: 'yes' } : NO.test(plain(text)) ? { type: 'no' } : null
  return {
    type: 'wrote',
    words: { text, attachmentIds: idsOf(turn.files), externalId: turn.message.externalId },
  }
}

/** Also a sticker says something to the team. */
function wordsOf(content: Content, { language, files }: Turn): string | null {
  if (content.kind === 'sticker') return content.emoji || null
  const words = quotableWords(content, commonWords(language).forwarded)
  return words.trim() === '' && files.length === 0 ? null : words
}

function isDecision(state: string): boolean {
  return state === 'doubting' || state === 'doubtingCancel' || state === 'acceptingProposal'
}

const YES = /^(sim|s|yes|y|pode|pode sim|confirmo|isso|claro|ok)$/
const NO = /^(nao|n|no|ainda nao|agora nao)$/
