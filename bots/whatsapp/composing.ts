import type { Choice, OutgoingMessage } from '#engine'
import { type Entry, entriesOf } from '../conversation/index.ts'
import type { OutgoingNote } from './outgoing-note.ts'
import { formatted, literally, pieces } from './rich-text.ts'

/**
 * What Bote says as messages of WhatsApp: the words with their choices as a numbered list, then the files. Always the
 * same for the same message, because what went out is known by its words.
 */
export function composed(message: OutgoingMessage): OutgoingNote[] {
  const { attachments = [], repliesTo } = message
  const { words, others } = numberedInWords(formatted(message.text), entriesOf(message))
  const parts = [words, list(message, others), hint(message)].filter((part) => part.trim() !== '')
  return [
    ...pieces(parts.join('\n\n')).map((piece, n) => ({
      text: piece,
      ...(n === 0 && repliesTo ? { replyTo: repliesTo } : {}),
    })),
    ...attachments.map((attachmentId) => ({ text: '', attachmentId })),
  ]
}

/** What the words head a paragraph with gets its number there, and is not listed once more. */
function numberedInWords(text: string, entries: readonly Entry[]): { words: string; others: Entry[] } {
  const lines = text.split('\n')
  const others = entries.filter(({ number, label }) => {
    const heading = `*${literally(label.trim())}`.replace(/…$/, '')
    const n = lines.findIndex(
      (line) => line === `${heading}*` || (label.endsWith('…') && line.startsWith(heading)),
    )
    if (number === null || number === 0 || n < 1) return true
    lines[n] = `*${number}* ${lines[n]!}`
    return false
  })
  return { words: lines.join('\n'), others }
}

/** One line each, marks on one line; the way back comes last. What has no number is chosen by its words. */
function list(message: OutgoingMessage, entries: readonly Entry[]): string {
  const isMark = ({ number, label }: Entry) => number !== null && label.trim() === String(number)
  const marks = entries.filter(isMark).map(({ number }) => `*${number}*`)
  const forward = entries.filter((entry) => entry.number !== 0 && !isMark(entry))
  const back = entries.filter(({ number }) => number === 0)
  const links = (message.choices ?? []).flat().flatMap(linkLine)
  const first = marks.length > 0 ? [marks.join(' · ')] : []
  return [...first, ...forward.map(line), ...links, ...back.map(line)].join('\n')
}

function line({ number, label }: Entry): string {
  const words = label.trim()
  if (number === null) return `▸ *${literally(words)}*`
  return `*${number}* ${literally(words)}`
}

function linkLine(choice: Choice): string[] {
  return 'href' in choice && URL.canParse(choice.href) ? [`${literally(choice.label)}: ${choice.href}`] : []
}

function hint({ keyboard }: OutgoingMessage): string {
  return keyboard?.kind === 'menu' && keyboard.hint ? `_${literally(keyboard.hint)}_` : ''
}
