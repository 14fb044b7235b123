import { sql } from '../database/sql.ts'

export type AttachmentState = 'stored' | 'pending' | 'missing' | 'deleted'

export type Attachment = {
  id: string
  ticketId: string | null
  atendimentoId: string | null
  supportMaterialId: string | null
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
  description: string | null
  /** Degrees clockwise by which a picture is shown. */
  rotation: number
  createdAt: Date
}

export const ATTACHMENT = sql`a.id, a.ticket_id, a.atendimento_id, a.support_material_id, a.log_id, a.chat_id, a.question_id,
  a.name, a.media_type, a.size, a.state, a.reason, a.description, a.rotation, a.created_at`

/** `attachment a` belongs to no ticket, atendimento or support material yet. */
export const UNCLAIMED = sql.raw(
  `(a.ticket_id is null and a.atendimento_id is null and a.support_material_id is null)`,
)
