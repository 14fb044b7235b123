import { type Sql, sql } from '../database/sql.ts'
import type { SignedIn } from '../operator/operator.ts'

/** A chat with the operators' bot, as its operator sees it in the panel. */
export type OperatorChat = {
  id: string
  name: string | null
  linkedAt: Date
  onDuty: boolean
  /** It cannot be written to any more, and why. */
  deadAt: Date | null
  deadReason: string | null
}

/** Who wrote in a chat, as they are now: what they may is asked of this anew with every message. */
export type OperatorArrival = { chatId: string; operator: SignedIn; onDuty: boolean }

/**
 * Whether chat `h` still counts for `operator`: like a session it ends with the access, and with what raises the epoch
 * (another password, role, company or departments).
 */
export const STILL_LINKED: Sql = sql.raw(
  'h.operator_id = operator.id and h.session_epoch = operator.session_epoch and operator.active',
)
