import { formatAgo, type ShownLog, type Span, ticketWords } from '#engine'
import { shortened } from '../shortened.ts'
import { proven, type Turn } from '../turn.ts'
import { caseWords } from './words.ts'

/** The last public words of a case; as long as there are none, what it was opened with. */
export function lastWords(logs: readonly ShownLog[], openedWith: string, turn: Turn): Span[] {
  const words = caseWords(turn.language)
  const { you } = ticketWords(turn.language)
  const name = proven(turn).name
  const told = logs.flatMap(({ author, authorKind, body, at, files }): Span[] => [
    '\n',
    { bold: authorKind === 'contact' && author === name ? you : author },
    ` · ${formatAgo(at, turn.now, turn.language)}\n`,
    shortened(body, 300),
    ...(files > 0 ? [`${body ? ' ' : ''}${words.filesOn(files)}`] : []),
  ])
  return [
    '\n\n',
    { bold: words.lastWords },
    ...(told.length > 0 ? told : [`\n${shortened(openedWith || words.noWords, 300)}`]),
  ]
}
