import {
  type DeskAction,
  Forbidden,
  formatDateTime,
  type OperatorVerb,
  type TicketRow,
  type TicketView,
  ticketWords,
} from '#engine'
import { cardMessage } from './card.ts'
import type { CaseAtDesk } from './case.ts'
import type { Visit } from './visit.ts'
import { deskWords } from './words.ts'

export function ticketAtDesk(visit: Visit, id: string): CaseAtDesk {
  const { actor, desk } = visit
  const { tickets } = desk
  const view = () => tickets.view(actor, id)

  return {
    async shown() {
      const seen = await view()
      const { ticket } = seen
      const fileIds = filesIn(seen)
      const actions = actionsOf(seen, fileIds.length > 0)
      const card = cardMessage(visit, {
        about: { kind: 'ticket', id },
        title: `${ticket.number} · ${ticket.title}`,
        facts: factsOf(seen, visit),
        history: seen.history,
        actions,
      })
      const state = ticketWords(visit.language).state[ticket.state]
      return { number: ticket.number, state, actions, card, fileIds }
    },
    claim: () => number(tickets.take(actor, id)),
    /** A ticket is handed over, never let go. */
    release: async () => {
      throw new Forbidden('ticket.release')
    },
    write: (words) => number(tickets.write(actor, id, words)),
    note: (words) => number(tickets.note(actor, id, words)),
    ask: (words) => number(tickets.ask(actor, id, words)),
    endings: async () => [],
    solve: (words) => number(tickets.solve(actor, id, words)),
    /** The other departments of its company. */
    async ways() {
      const { ticket } = await view()
      const departments = await desk.departments.list(actor, { companyId: ticket.companyId })
      return departments.filter(({ id, active }) => active && id !== ticket.departmentId)
    },
    /** To nobody in particular of the department. */
    async forward({ text }, departmentId) {
      const { ticket } = await view()
      const to = { team: ticket.team, departmentId, operatorId: null }
      return number(tickets.handOver(actor, id, { ...to, justification: text }))
    },
  }
}

async function number(moved: Promise<TicketRow>): Promise<string> {
  return (await moved).number
}

function factsOf({ ticket, header, checklist }: TicketView, { language, reader }: Visit): (string | null)[] {
  const t = deskWords(language).facts
  const words = ticketWords(language)
  const when = (date: Date) => formatDateTime(date, reader)
  const missing = checklist.filter((item) => item.isMissing).length
  return [
    `${words.state[ticket.state]} · ${t.severity(words.severity[ticket.severity])}`,
    t.customer(header.customer, header.contact.name),
    t.department(header.department),
    t.responsible(header.operator ?? t.nobody),
    t.opened(when(ticket.openedAt)),
    ticket.dueAt && !ticket.firstRespondedAt ? t.firstAnswer(when(ticket.dueAt)) : null,
    ticket.closesAt ? t.closes(when(ticket.closesAt)) : null,
    missing > 0 ? t.missing(missing) : null,
  ]
}

const ACTIONS: [OperatorVerb, DeskAction][] = [
  ['take', 'claim'],
  ['write', 'write'],
  ['ask', 'ask'],
  ['solve', 'solve'],
  ['handOver', 'forward'],
]

function actionsOf({ actions }: TicketView, hasFiles: boolean): DeskAction[] {
  const allowed = ACTIONS.filter(([verb]) => actions.some((one) => one.verb === verb && one.allowed))
  return [...allowed.map(([, action]) => action), ...(hasFiles ? (['files'] as const) : [])]
}

function filesIn({ files, history }: TicketView): string[] {
  const all = [...files, ...history.entries.flatMap((entry) => entry.files)]
  return all.filter(({ state }) => state === 'stored').map(({ id }) => id)
}
