/**
 * What a button under a notice does, as the text that comes back when it is pressed. Short, because
 * Telegram carries 64 bytes; the ids in it are never trusted but checked against the chat they came from.
 */
export type TicketAction =
  | 'show'
  | 'approve'
  | 'refuse'
  | 'restrict'
  | 'keep'
  | 'write'
  | 'rate'
  | 'acceptProposal'
  | 'declineProposal'
  | 'cancel'
  | 'followUp'

const CODES: Record<TicketAction, string> = {
  show: 'sh',
  approve: 'ap',
  refuse: 're',
  restrict: 'rs',
  keep: 'ke',
  write: 'wr',
  rate: 'ra',
  acceptProposal: 'pa',
  declineProposal: 'pd',
  cancel: 'ca',
  followUp: 'fu',
}

/** What a button under the news of an atendimento does. */
export type AtendimentoAction = 'show' | 'write' | 'rate'

const ATENDIMENTO_CODES: Record<AtendimentoAction, string> = { show: 'sh', write: 'wr', rate: 'ra' }

/** `rate` carries the mark, the proposal's actions its id's first eight digits (an old button must not answer a new proposal). */
export function encodeAction(action: TicketAction, ticketId: string, extra?: string): string {
  return encoded('t', CODES[action], ticketId, extra)
}

/** The action of a pressed button, or null when the data is not one of ours. */
export function decodeAction(
  data: string,
): { action: TicketAction; ticketId: string; extra?: string } | null {
  const found = decoded('t', CODES, data)
  if (!found) return null
  const { id: ticketId, ...rest } = found
  return { ticketId, ...rest }
}

/** `rate` carries the number from 1 to 5. */
export function encodeAtendimentoAction(
  action: AtendimentoAction,
  atendimentoId: string,
  extra?: string,
): string {
  return encoded('a', ATENDIMENTO_CODES[action], atendimentoId, extra)
}

/** The action of a pressed button, or null when the data is not one of ours. */
export function decodeAtendimentoAction(
  data: string,
): { action: AtendimentoAction; atendimentoId: string; extra?: string } | null {
  const found = decoded('a', ATENDIMENTO_CODES, data)
  if (!found) return null
  const { id: atendimentoId, ...rest } = found
  return { atendimentoId, ...rest }
}

function encoded(kind: string, code: string, id: string, extra: string | undefined): string {
  return [kind, code, id, ...(extra ? [extra] : [])].join(':')
}

function decoded<Action extends string>(
  kind: string,
  codes: Record<Action, string>,
  data: string,
): { action: Action; id: string; extra?: string } | null {
  const [prefix, code, id, extra] = data.split(':')
  if (prefix !== kind || !id || !UUID.test(id)) return null
  const action = (Object.keys(codes) as Action[]).find((key) => codes[key] === code)
  if (!action) return null
  return extra === undefined ? { action, id } : { action, id, extra }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
