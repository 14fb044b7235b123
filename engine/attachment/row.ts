import { sql } from '../database/sql.ts'

export type AttachmentState = 'stored' | 'pending' | 'missing'

export type Attachment = {
  id: string
  ticketId: string | null
  logId: string | null
  chatId: string | null
  questionId: string | null
  name: string
  /** Sniffed from the bytes. */
  mediaType: string
  /** In bytes; null until known. */
  size: number | null
  state: AttachmentState
  /** Why it is missing: `too_large`, `gone`, `unreachable`, `lost`. */
  reason: string | null
  createdAt: Date
}

export const ATTACHMENT = sql`a.id, a.ticket_id, a.log_id, a.chat_id, a.question_id, a.name, a.media_type, a.size,
  a.state, a.reason, a.created_at`
