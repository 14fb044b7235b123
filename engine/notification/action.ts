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

/** `rate` carries the mark, the proposal's actions its id's first eight digits (an old button must not answer a new proposal). */
export function encodeAction(action: TicketAction, ticketId: string, extra?: string): string {
  return ['t', CODES[action], ticketId, ...(extra ? [extra] : [])].join(':')
}

/** The action of a pressed button, or null when the data is not one of ours. */
export function decodeAction(
  data: string,
): { action: TicketAction; ticketId: string; extra?: string } | null {
  const [prefix, code, ticketId, extra] = data.split(':')
  if (prefix !== 't' || !ticketId || !UUID.test(ticketId)) return null
  const action = (Object.keys(CODES) as TicketAction[]).find((key) => CODES[key] === code)
  if (!action) return null
  return extra === undefined ? { action, ticketId } : { action, ticketId, extra }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
