/**
 * What a way to WhatsApp must be able to do: a browser on web.whatsapp.com today, the official Cloud API some day.
 * Nothing here knows which it is. What the outside world does wrong is data.
 */
export type Driver = {
  /** Whether anything can be sent at the moment. */
  isOpen(): boolean
  send(to: string, part: Part): Promise<Sent>
  /** How far a message of ours came; null when WhatsApp does not know it. Throws Unreachable. */
  progress(id: string): Promise<Acknowledged | null>
  /** A message of ours with this content in this chat that is none of `except`; null when there is none. */
  findSent(
    to: string,
    part: Part,
    since: Date,
    except: string[],
  ): Promise<(Acknowledged & { id: string }) | null>
  /** The bytes of a file that somebody sent, by its `ref`, else by the id of its message. */
  media(ref: string): Promise<IncomingMedia>
  /** Every address of the person behind one of them: their number, their hidden id. Throws Unreachable. */
  addresses(chat: string): Promise<string[]>
  /** Of a way that is linked to a phone: what an administrator may ask of the link. */
  link?: Link
  /** Ends it cleanly. */
  stop(): Promise<void>
}

export type Link = {
  /** Begins anew at once, also out of a back-off. */
  restart(): void
  /** Gives the number back and forgets the session: a phone must scan a new code. */
  logOut(): void
}

/** Nobody answers at the moment; what was asked may have happened or not. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

/**
 * An address of one person: a number, or the id of somebody who hides it. Groups, channels and the board of status posts
 * have others: an answer there would be read by many.
 */
export function isPerson(address: string): boolean {
  return /^\d+@(c\.us|lid)$/.test(address)
}

/** One message of WhatsApp: words, or a file with or without words. */
export type Part = {
  text: string
  file?: { name: string; mediaType: string; bytes: Uint8Array } | undefined
  /** The id of the message that it answers. */
  replyTo?: string | undefined
}

/** -1 refused, 0 not yet with WhatsApp's server, 1 there, 2 on the phone, 3 read. */
export type Acknowledged = { ack: number }

export type Sent =
  | { kind: 'sent'; id: string; ack: number }
  /** Nothing was sent. */
  | { kind: 'closed'; reason: string }
  /** It may have been sent or not. */
  | { kind: 'unknown'; reason: string }
  /** Never: nobody has WhatsApp there. */
  | { kind: 'nobody'; reason: string }
  /** Never: WhatsApp does not take this content. */
  | { kind: 'refused'; reason: string }

export type IncomingMedia =
  | { kind: 'file'; bytes: Uint8Array }
  | { kind: 'later'; reason: string }
  | { kind: 'gone'; reason: string }

/** What a driver tells. */
export type Ears = {
  incoming(note: IncomingNote): void
  acknowledged(id: string, ack: number): void
  changed(change: SessionChange): void
}

/** What happened in a person's chat, in no library's own format. Groups, channels and status posts never come. */
export type IncomingNote = {
  /**
   * As WhatsApp names the message: what replies refer to and files are asked for by. Of `edited` and `revoked`: the
   * message that was changed or taken back.
   */
  id: string
  /** What makes it the same note when it is brought again; without the chat, because a person's address may change. */
  key: string
  /** The address it came from: `…@c.us`, or `…@lid` of somebody who hides their number. */
  chat: string
  /** How the person calls themselves. */
  name: string | null
  at: string
  type: NoteType
  /** The words, also those under a file; of `edited` those that count now, of `poll_creation` its question. */
  text: string
  /** The message that this one replies to. */
  quoted: string | null
  forwarded: boolean
  /** `ref`: what its bytes are asked for by, where that is not the message's `id`. */
  media: { name: string | null; mediaType: string; size: number | null; ref?: string } | null
  location: { latitude: number; longitude: number; name: string | null } | null
  vcards: string[]
  /** Photos and videos sent together have this in common. */
  album: string | null
  /** What a poll lets people choose from. */
  options: string[]
}

export type NoteType =
  /** A message of theirs says something else now: `id` and the new `text`. */
  | 'edited'
  /** They took a message of theirs back: `id`. */
  | 'revoked'
  /** The number's owner wrote to the person, from the phone or another device: nothing that the person did. */
  | 'own'
  /** They rang; nobody can answer here. */
  | 'call'
  /** Something to be seen once, which WhatsApp shows on the phone alone: no bytes will come. */
  | 'view_once'
  /** It could not be decrypted here. It may still come, as a note of its own. */
  | 'unreadable'
  /** Words. */
  | 'chat'
  /** Files: `media` is there. */
  | 'image'
  | 'video'
  | 'audio'
  | 'ptt'
  | 'document'
  | 'sticker'
  /** Told in words. */
  | 'location'
  | 'vcard'
  | 'multi_vcard'
  | 'poll_creation'
  | 'scheduled_event_creation'
  /** Anything else that WhatsApp has, by its own word. */
  | (string & {})

export type SessionState =
  | 'starting'
  | 'qr'
  | 'syncing'
  | 'ready'
  /** Linked, but not everything works: `detail` says what. */
  | 'degraded'
  | 'backoff'
  | 'logged_out'
  | 'stopped'

/** How the session does. */
export type Session = {
  state: SessionState
  detail: string | null
  /** What a phone must scan, and since when it is shown. */
  qr: { code: string; at: string } | null
  /** The own number, once known. */
  number: string | null
  lastProbeAt: string | null
  /** Starts since this process took the number over. */
  starts: number
}

export type SessionChange = {
  session: Session
  /** What somebody must be told at once. */
  alarm: Alarm | null
}

export type Alarm = 'logged_out' | 'conflict' | 'never_ready' | 'changed_page' | 'deaf' | 'no_browser'
