/**
 * What Bote says, in no channel's own format. A channel renders it: Telegram as entities and an inline
 * keyboard, WhatsApp as a numbered menu, e-mail as HTML. Text is data here, so that nobody's words can
 * break a format.
 */
export type OutgoingMessage = {
  text: RichText
  /** Rows of buttons below the message. */
  choices?: Choice[][]
  /** What stands at the bottom of the chat: the main menu always at hand, or a request for the phone number. */
  keyboard?: Keyboard
  /** Ids of stored attachments sent after the text, in this order. */
  attachments?: string[]
  /** The chat's ids of earlier messages of ours whose buttons are done with. */
  retires?: string[]
  /** The chat's id of the person's message that this one answers. */
  repliesTo?: string
  /** What a reply to this message is taken for, in the words of whoever asked. */
  replyMeans?: string
  /**
   * What answers it beside its choices: words, or data that may well be a number. Where there are no buttons, its choices
   * then are words as well.
   */
  answeredBy?: 'words' | 'data'
  /** Where there are no buttons: the number of its first choice, when another list stands above it. */
  firstNumber?: number
}

export type RichText = readonly Span[]
export type Span =
  | string
  | { bold: string }
  | { italic: string }
  | { code: string }
  | { link: string; href: string }

/** `data` is at most 64 bytes (Telegram's limit for callback data). */
export type Choice = { label: string; data: string } | { label: string; href: string }

export type Keyboard =
  /** `hint`: how it is called up, where it cannot stand at the bottom all the time. */
  | { kind: 'menu'; rows: string[][]; hint?: string }
  | { kind: 'sharePhone'; label: string; cancel: string }
  | { kind: 'none' }
  /** The answer is to be a reply to this message. */
  | { kind: 'reply'; placeholder: string }

/** The words alone, for channels and places without formatting. */
export function plainText(text: RichText): string {
  return text
    .map((span) => {
      if (typeof span === 'string') return span
      if ('bold' in span) return span.bold
      if ('italic' in span) return span.italic
      if ('code' in span) return span.code
      return span.link === span.href ? span.href : `${span.link} (${span.href})`
    })
    .join('')
}
