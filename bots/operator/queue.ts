import {
  type AtDesk,
  atendimentoWords,
  type Choice,
  encodeDeskAction,
  formatAgo,
  type PanelRow,
  type QueueRow,
  type QueueTab,
  type Span,
  ticketWords,
} from '#engine'
import { shortened } from './card.ts'
import { caseAt } from './case.ts'
import { attempt, say, type Visit } from './visit.ts'
import { deskWords } from './words.ts'

const SHOWN = 8

/** A case as one line of a list, with a button of its number. */
type Line = { about: AtDesk; number: string; title: string; details: string[] }

/** What nobody has claimed yet, in the order of work. */
export async function showQueue(visit: Visit): Promise<void> {
  const { desk, actor, operator } = visit
  const t = deskWords(visit.language).queue
  const tickets = operator.uses.tickets ? await desk.queue.page(actor, { tab: 'new' }, { size: SHOWN }) : NONE
  const cases = operator.uses.atendimentos
    ? await desk.atendimentoPanel.page(actor, { tab: 'unclaimed' }, { size: SHOWN })
    : NONE
  const lines = [
    ...tickets.rows.map((row) => ticketLine(row, visit)),
    ...cases.rows.map((row) => atendimentoLine(row, visit)),
  ]
  if (lines.length === 0) return say(visit, { text: [t.empty] })
  list(visit, t.title, lines, tickets.next !== null || cases.next !== null)
}

/** Still open, and theirs. */
export async function showMine(visit: Visit): Promise<void> {
  const { desk, actor, operator } = visit
  const t = deskWords(visit.language).queue
  const lines: Line[] = []
  let more = false
  for (const tab of operator.uses.tickets ? MINE : []) {
    const { rows, next } = await desk.queue.page(actor, { tab, responsible: 'me' }, { size: SHOWN })
    lines.push(...rows.map((row) => ticketLine(row, visit)))
    more ||= next !== null
  }
  if (operator.uses.atendimentos) {
    const { rows, next } = await desk.atendimentoPanel.page(actor, { tab: 'mine' }, { size: SHOWN })
    lines.push(...rows.map((row) => atendimentoLine(row, visit)))
    more ||= next !== null
  }
  if (lines.length === 0) return say(visit, { text: [t.mineEmpty] })
  list(visit, t.mine, lines, more)
}

const MINE: QueueTab[] = ['new', 'in_progress', 'estimating', 'pending', 'awaiting_approval']
const NONE = { rows: [], next: null }

/** The case of that number, or those that answer to the words. */
export async function findCase(visit: Visit, text: string): Promise<void> {
  const t = deskWords(visit.language).find
  if (text === '') return say(visit, { text: [t.how] })
  const found = await search(visit, text)
  const exact = found.find(({ number }) => number === text.replace(/^#/, ''))
  const only = exact ?? (found.length === 1 ? found[0] : undefined)
  if (only) return showCase(visit, only.about)
  if (found.length === 0) return say(visit, { text: [t.none(shortened(text, 60))] })
  list(visit, t.several, found, false)
}

/** Of everything that the operator may see. */
export async function search(visit: Visit, text: string): Promise<Line[]> {
  const { desk, actor } = visit
  const asked = { tab: 'all', text: text.slice(0, 200) } as const
  const tickets = await desk.queue.page(actor, asked, { size: SHOWN })
  const cases = await desk.atendimentoPanel.page(actor, asked, { size: SHOWN })
  return [
    ...tickets.rows.map((row) => ticketLine(row, visit)),
    ...cases.rows.map((row) => atendimentoLine(row, visit)),
  ]
}

/** The case on one screen, with what can be done. */
export async function showCase(visit: Visit, about: AtDesk): Promise<void> {
  await attempt(visit, null, async () => say(visit, (await caseAt(visit, about).shown()).card, about))
}

function ticketLine(row: QueueRow, { language, engine }: Visit): Line {
  const state = ticketWords(language).state[row.state]
  const waits = row.ball === 'customer' ? [deskWords(language).queue.waitsForCustomer] : []
  return {
    about: { kind: 'ticket', id: row.id },
    number: row.number,
    title: row.title,
    details: [row.customer, state, formatAgo(row.openedAt, engine.clock.now(), language), ...waits],
  }
}

function atendimentoLine(row: PanelRow, { language, engine }: Visit): Line {
  const state = atendimentoWords(language).state[row.state]
  const where = [row.process, row.subprocess].filter((name) => name !== null)
  return {
    about: { kind: 'atendimento', id: row.id },
    number: row.protocol,
    title: row.customer,
    details: [state, ...where, formatAgo(row.openedAt, engine.clock.now(), language)],
  }
}

function list(visit: Visit, title: string, lines: readonly Line[], more: boolean): void {
  const shown = lines.slice(0, 2 * SHOWN)
  const text: Span[] = [
    { bold: title },
    ...shown.flatMap(({ number, title, details }): Span[] => [
      '\n\n',
      { bold: `${number} · ${shortened(title, 80)}` },
      '\n',
      details.join(' · '),
    ]),
    ...(more || shown.length < lines.length ? ['\n\n', deskWords(visit.language).queue.more] : []),
  ]
  const buttons = shown.map(
    ({ number, about }): Choice => ({ label: number, data: encodeDeskAction('show', about) }),
  )
  const choices = buttons.flatMap((button, n) =>
    n % 2 === 0 ? [[button, ...buttons.slice(n + 1, n + 2)]] : [],
  )
  say(visit, { text, choices })
}
