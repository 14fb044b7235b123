import {
  type AtendimentoCard,
  atendimentoWords,
  type Choice,
  encodeAtendimentoAction,
  formatDateTime,
  formatTime,
  type RichText,
  ratingValues,
  type ShownAtendimento,
  type Span,
  serviceOrderWords,
} from '#engine'
import { filesButton } from '../case/files.ts'
import { lastWords } from '../case/last-words.ts'
import { caseWords } from '../case/words.ts'
import { shortened } from '../shortened.ts'
import { type Reply, readerOf, type Turn } from '../turn.ts'
import { atendimentoTalkWords } from './words.ts'

type Order = ShownAtendimento['serviceOrders'][number]

/** An atendimento as its customer sees it (R60): where it stands, what was found, and what can be done now. */
export function atendimentoCard(atendimento: ShownAtendimento, turn: Turn): Reply {
  return {
    text: cardText(atendimento, turn),
    choices: cardChoices(atendimento, turn),
    atendimentoId: atendimento.id,
  }
}

/** The beginning of the complaint, where a title would stand. */
export function aboutWhat({ report }: Pick<AtendimentoCard, 'report'>): string {
  return shortened(report.split('\n')[0] ?? '', 60)
}

/** Colour is never the only sign: the state stands beside it in words. */
export function stateSign({ state }: Pick<AtendimentoCard, 'state'>): string {
  if (state === 'paused') return '🔔'
  if (state === 'finished') return '✅'
  if (state === 'cancelled') return '⚪'
  return state === 'claimed' ? '🔵' : '🆕'
}

/** The state in words; who asks the customer does not call them one. */
export function stateWords({ state }: Pick<AtendimentoCard, 'state'>, { language }: Turn): string {
  return state === 'paused' ? caseWords(language).waitsForYou : atendimentoWords(language).state[state]
}

function cardText(atendimento: ShownAtendimento, turn: Turn): RichText {
  const words = atendimentoTalkWords(turn.language)
  const common = caseWords(turn.language)
  const when = (date: Date) => formatDateTime(date, { ...readerOf(turn), timeZone: atendimento.timeZone })
  const { protocol, operatorName, connection, observedDefect, pauseReason, rating, report } = atendimento
  const isOver = atendimento.state === 'finished' || atendimento.state === 'cancelled'
  const lines: Span[][] = [
    [{ bold: atendimentoWords(turn.language).news.protocol(protocol) }],
    [stateSign(atendimento), ' ', { bold: stateWords(atendimento, turn) }],
    [operatorName ? common.responsible(operatorName) : common.nobodyYet],
    [words.opened(when(atendimento.openedAt))],
  ]
  if (atendimento.dueAt && !isOver) lines.push([words.expected(when(atendimento.dueAt))])
  if (connection) lines.push([words.connection(connection)])
  if (pauseReason && !isAmongLastWords(atendimento, pauseReason))
    lines.push([{ bold: words.asked(pauseReason) }])
  for (const order of atendimento.serviceOrders) lines.push([orderLine(order, atendimento, turn)])
  if (rating) lines.push([common.youRated(String(rating.value))])
  return [
    ...lines.flatMap((line, n): Span[] => (n === 0 ? line : ['\n', ...line])),
    '\n\n',
    { bold: words.complaint },
    `\n${shortened(report, 300)}`,
    ...(observedDefect
      ? ['\n\n', { bold: words.observedDefect }, `\n${shortened(observedDefect, 300)}`]
      : []),
    ...(atendimento.logs.length > 0 ? lastWords(atendimento.logs, '', turn) : []),
    ...(atendimento.actions.includes('write') ? ['\n\n', { italic: words.writeHere }] : []),
  ]
}

/** What was asked is not told twice: mostly it is the last message. */
function isAmongLastWords({ logs }: ShownAtendimento, asked: string): boolean {
  return logs.some(({ body }) => body.replace(/\s+/g, ' ').includes(asked))
}

function orderLine(order: Order, { timeZone }: ShownAtendimento, turn: Turn): string {
  const words = atendimentoTalkWords(turn.language)
  const { state } = serviceOrderWords(turn.language)
  const reader = { ...readerOf(turn), timeZone }
  const { number, scheduledFrom, scheduledUntil } = order
  const isAhead = order.state === 'scheduled' && scheduledFrom && scheduledUntil
  const visit = isAhead
    ? words.visit(formatDateTime(scheduledFrom, reader), formatTime(scheduledUntil, reader))
    : ''
  return words.serviceOrder(number, state[order.state as keyof typeof state].toLowerCase()) + visit
}

function cardChoices({ id, actions, files }: ShownAtendimento, { language }: Turn): Choice[][] {
  const { write } = atendimentoWords(language).buttons
  const below: Choice[] = []
  if (actions.includes('write')) below.push({ label: write, data: encodeAtendimentoAction('write', id) })
  if (files.length > 0)
    below.push({
      label: caseWords(language).buttons.files(files.length),
      data: filesButton({ kind: 'atendimento', id }),
    })
  return [...(actions.includes('rate') ? [ratingValues(id)] : []), ...(below.length > 0 ? [below] : [])]
}
