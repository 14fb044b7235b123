import type { DeliveryResult } from '#engine'

/** What Telegram, or the way to it, answered to a call. Never carries the token, which is part of every address. */
export type Failure =
  | { kind: 'tooMany'; afterMs: number }
  | { kind: 'unauthorised' }
  | { kind: 'gone'; reason: string }
  | { kind: 'moved'; to: string }
  | { kind: 'refused'; reason: string }
  | { kind: 'conflict'; reason: string }
  | { kind: 'unreachable'; reason: string }

/** A refusal as Telegram words it. */
type Refusal = {
  code: number
  description: string
  parameters?: { retry_after?: number; migrate_to_chat_id?: number } | undefined
}

export function sorted({ code, description, parameters }: Refusal): Failure {
  const reason = `${code} ${description}`.slice(0, 200)
  if (code === 429) return { kind: 'tooMany', afterMs: (parameters?.retry_after ?? 1) * 1000 }
  if (code === 401 || code === 404) return { kind: 'unauthorised' }
  if (code === 409) return { kind: 'conflict', reason }
  if (code === 403) return { kind: 'gone', reason }
  if (code >= 500) return { kind: 'unreachable', reason }
  if (parameters?.migrate_to_chat_id) return { kind: 'moved', to: String(parameters.migrate_to_chat_id) }
  return GONE.test(description) ? { kind: 'gone', reason } : { kind: 'refused', reason }
}

const GONE =
  /chat not found|user not found|user is deactivated|peer_id_invalid|chat was deleted|bot was (blocked|kicked)|input_user_deactivated/i

/** The same as the outbox wants it, for a call that is not tried in another way. */
export function resultOf(failure: Failure): DeliveryResult {
  switch (failure.kind) {
    case 'tooMany':
      return { kind: 'later', reason: '429 too many requests', afterMs: failure.afterMs }
    case 'unauthorised':
      return { kind: 'later', reason: '401 the token is not accepted', afterMs: 5_000, wholeChannel: true }
    case 'gone':
      return { kind: 'dead', reason: failure.reason, recipientGone: true }
    case 'refused':
      return { kind: 'dead', reason: failure.reason }
    case 'moved':
      return { kind: 'later', reason: 'the group moved', afterMs: 0 }
    case 'conflict':
    case 'unreachable':
      return { kind: 'later', reason: failure.reason }
  }
}
