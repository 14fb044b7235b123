import type { Choice, OutgoingMessage } from '#engine'
import { type Entry, entriesOf } from '../conversation/index.ts'
import type { OutgoingNote } from './outgoing-note.ts'
import { formatted, literally, pieces } from './rich-text.ts'

/**
 * What Bote says as messages of WhatsApp: the words with their choices as a numbered list, then the files. Always the
 * same for the same message, because what went out is known by its words.
 */
export function composed(message: OutgoingMessage): OutgoingNote[] {
  const { text, attachments = [], repliesTo } = message
  const parts = [formatted(text), list(message), hint(message)].filter((part) => part.trim() !== '')
  return [
    ...pieces(parts.join('\n\n')).map((piece, n) => ({
      text: piece,
      ...(n === 0 && repliesTo ? { replyTo: repliesTo } : {}),
    })),
    ...attachments.map((attachmentId) => ({ text: '', attachmentId })),
  ]
}

/** One line each; the way back comes last. What has no number is chosen by its words. */
function list(message: OutgoingMessage): string {
  const entries = entriesOf(message)
  const forward = entries.filter(({ number }) => number !== 0)
  const back = entries.filter(({ number }) => number === 0)
  const links = (message.choices ?? []).flat().flatMap(linkLine)
  return [...forward.map(line), ...links, ...back.map(line)].join('\n')
}

function line({ number, label }: Entry): string {
  const words = label.trim()
  if (number === null) return `▸ *${literally(words)}*`
  return words === String(number) ? `*${number}*` : `*${number}* ${literally(words)}`
}

function linkLine(choice: Choice): string[] {
  return 'href' in choice && URL.canParse(choice.href) ? [`${literally(choice.label)}: ${choice.href}`] : []
}

function hint({ keyboard }: OutgoingMessage): string {
  return keyboard?.kind === 'menu' && keyboard.hint ? `_${literally(keyboard.hint)}_` : ''
}
