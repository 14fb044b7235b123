import { GrammyError, HttpError } from 'grammy'
import type { DeliveryResult } from '#engine'

/**
 * What Telegram's "no" means for a delivery (Bot API, ResponseParameters and error codes). Descriptions hold no token
 * and no words of people, so they may be kept and shown.
 */
export function resultOf(error: unknown): DeliveryResult {
  if (error instanceof HttpError) return { kind: 'later', reason: 'unreachable' }
  if (!(error instanceof GrammyError)) throw error
  const { error_code: code, description, parameters } = error
  if (code === 429) {
    return { kind: 'later', reason: 'too many requests', afterMs: (parameters.retry_after ?? 1) * 1000 }
  }
  if (code === 401 || code === 404) {
    return { kind: 'later', reason: 'unauthorised', afterMs: 60_000, wholeChannel: true }
  }
  if (code === 403) return { kind: 'dead', reason: description, recipientGone: true }
  if (code >= 500) return { kind: 'later', reason: description }
  return { kind: 'dead', reason: description, recipientGone: isNobodyThere(description) }
}

/** The group went on under another id. */
export function movedTo(error: unknown): string | null {
  const id = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined
  return id === undefined ? null : String(id)
}

/** Telegram did not like the form of a message: without it the words still arrive. */
export function isAboutForm(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    error.error_code === 400 &&
    /entit|parse|BUTTON|reply markup|keyboard|URL/i.test(error.description)
  )
}

function isNobodyThere(description: string): boolean {
  return /chat not found|user is deactivated|PEER_ID_INVALID|group chat was (deleted|upgraded)|have no rights/i.test(
    description,
  )
}
