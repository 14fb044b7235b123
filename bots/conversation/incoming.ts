/**
 * What a person did in a chat, in no channel's own format. A channel makes these from its updates; what it cannot
 * say in these words it describes, so that nothing a person sends is ever lost.
 */
export type IncomingMessage = {
  /** The chat's own id of the message: what replies and edits refer to. Empty where there is no message. */
  externalId: string
  /** When the person did it (null where the channel does not say), and when it was stored here. */
  at: Date | null
  receivedAt: Date
  chat: { id: string; kind: 'private' | 'group' | 'channel' }
  from: { name: string | null; languageCode: string | null }
  content: Content
  /** The message that this one replies to. */
  replyTo: string | null
  /** Files sent together are one album: one message each, all with this id. */
  albumId: string | null
}

export type Content =
  /** `forwarded`: the words are somebody else's. */
  | { kind: 'text'; text: string; forwarded?: boolean }
  /** A pressed button: its data, and the message it was on. */
  | { kind: 'choice'; data: string; on: string }
  | { kind: 'files'; files: IncomingFile[]; text: string; forwarded?: boolean }
  /** A phone number, `own` only when the channel vouches that it is the sender's. */
  | { kind: 'phone'; phone: string; name: string; own: boolean }
  /** A place, a poll, a visiting card … told in words. */
  | { kind: 'described'; text: string }
  | { kind: 'sticker'; emoji: string }
  /** A message of theirs says something else now. */
  | { kind: 'edited'; text: string }
  /** They took a message of theirs back. */
  | { kind: 'revoked' }
  /** What cannot be taken here: the person is told another way. */
  | { kind: 'unusable'; what: 'call' | 'viewOnce' | 'unreadable' }
  /** Somebody of ours answered the person outside of Bote, from the channel's own app. */
  | { kind: 'byHand'; text: string; files: IncomingFile[] }
  | { kind: 'blocked' }
  | { kind: 'unblocked' }
  /** A group went on under another id. */
  | { kind: 'moved'; to: string }
  /** A service message or something nobody has to answer. */
  | { kind: 'silent' }

export type IncomingFile = {
  name: string
  mediaType: string
  /** Bytes, as the channel announced them. */
  size: number | null
  /** What the channel needs to fetch it. */
  source: Record<string, unknown>
}

/** The words of a message, also those under a file; null for what has none. */
export function wordsIn(content: Content): string | null {
  switch (content.kind) {
    case 'text':
    case 'files':
    case 'described':
    case 'edited':
      return content.text
    default:
      return null
  }
}

/** The words as the team should read them: what was forwarded says so. */
export function quotableWords(content: Content, forwardedMark: string): string {
  const words = wordsIn(content) ?? ''
  const isForwarded = (content.kind === 'text' || content.kind === 'files') && content.forwarded
  return isForwarded && words !== '' ? `${forwardedMark}\n${words}` : words
}
