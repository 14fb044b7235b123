import { isEnded } from '#engine'
import { aboutWhat, stateSign as atendimentoSign } from '../atendimento/card.ts'
import type { Case } from '../case/case.ts'
import type { Words } from '../case/machine.ts'
import type { Written } from '../case/side.ts'
import { offersTo } from '../offers.ts'
import { shortened } from '../shortened.ts'
import { stateSign } from '../ticket/card.ts'
import { proven, type Turn } from '../turn.ts'
import type { KeptMessage } from './machine.ts'

const MOST = 5

/** The person's cases that a message may be about. */
export async function openCases(turn: Turn): Promise<KeptMessage['offered']> {
  const { tickets, atendimentos } = offersTo(turn)
  return [...(tickets ? await openTickets(turn) : []), ...(atendimentos ? await pending(turn) : [])]
}

async function openTickets(turn: Turn): Promise<KeptMessage['offered']> {
  const { tickets } = await turn.desk.tickets.mine(proven(turn), { limit: MOST + 1 })
  const open = tickets.filter(({ state }) => !isEnded(state)).slice(0, MOST)
  return open.map((ticket) => ({
    id: ticket.id,
    label: shortened(`${stateSign(ticket)} ${ticket.number} · ${ticket.title}`, 50),
  }))
}

async function pending(turn: Turn): Promise<KeptMessage['offered']> {
  const { atendimentos } = await turn.desk.atendimentos.pending(proven(turn), { limit: MOST })
  return atendimentos.map((each) => ({
    kind: 'atendimento',
    id: each.id,
    label: shortened(`${atendimentoSign(each)} ${each.protocol} · ${aboutWhat(each)}`, 50),
  }))
}

/** Writes a kept message where it belongs. */
export async function write(turn: Turn, { kind, id }: Case, words: Words): Promise<Written> {
  if (kind === 'ticket') {
    const ticket = await turn.desk.tickets.write(proven(turn), id, words)
    return { number: ticket.number, closedNoticeFor: ticket }
  }
  const atendimento = await turn.desk.atendimentos.write(proven(turn), id, words)
  return { number: atendimento.protocol, closedNoticeFor: atendimento }
}
