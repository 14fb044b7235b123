import type { OutgoingMessage } from '#engine'

/** One message of WhatsApp to be: words, or a stored file with or without words. */
export type OutgoingNote = {
  text: string
  attachmentId?: string
  /** WhatsApp's id of the message that it answers. */
  replyTo?: string
}

/** What Bote says, as the messages that WhatsApp shows, in this order: always the same for the same message. */
export type Compose = (message: OutgoingMessage, to: string) => OutgoingNote[]
