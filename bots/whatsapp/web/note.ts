import type whatsapp from 'whatsapp-web.js'
import { type IncomingNote, isPerson, type NoteType } from '../driver.ts'

/** What the page knows of a message beyond what the library passes on. */
type Raw = {
  notifyName?: string
  mimetype?: string
  filename?: string
  size?: number
  quotedStanzaID?: string
  quotedParticipant?: string | { _serialized: string }
  isNotification?: boolean
  isViewOnce?: boolean
  subtype?: string
  /** HIDDEN: the same picture in another quality. MEDIA_ALBUM: of an album, whose own message is the parent. */
  viewMode?: string
  parentMsgKey?: string | { _serialized: string }
  pollOptions?: { name: string }[]
}

/** A message in our words; null for what nobody wrote: groups, channels, status posts, reactions, service. */
export function noteOf(message: whatsapp.Message): IncomingNote | null {
  const raw = rawOf(message)
  const chat = message.fromMe ? message.to : message.from
  if (message.isStatus || message.broadcast || !isPerson(chat)) return null
  if (SERVICE.has(message.type) || raw.isNotification || raw.viewMode === 'HIDDEN') return null
  if (message.type === 'revoked') return message.fromMe ? null : takenBackNote(message)
  const type = typeOf(message, raw)
  if (type === null) return null
  const isOnce = type === 'view_once'
  const { location } = message
  return {
    ...frame(message, chat),
    type,
    text: isOnce || message.type === 'vcard' || message.type === 'location' ? '' : message.body,
    quoted: quotedOf(chat, raw),
    forwarded: message.isForwarded === true,
    media: message.hasMedia && !isOnce ? mediaOf(raw) : null,
    location: location ? placeOf(location) : null,
    vcards: message.vCards ?? [],
    album: albumOf(raw),
    options: (raw.pollOptions ?? []).map(({ name }) => name),
  }
}

/** A message that says something else now; null for one that never was edited. */
export function editedNote(message: whatsapp.Message): IncomingNote | null {
  const editedAt = message.latestEditSenderTimestampMs
  if (!editedAt || message.fromMe || !isPerson(message.from)) return null
  return {
    ...frame(message, message.from),
    key: `${message.id.id}:edited:${editedAt}`,
    at: new Date(editedAt).toISOString(),
    type: 'edited',
    text: message.body,
  }
}

/** A message that its author took back; null for others' than people's own. */
export function takenBackNote(message: whatsapp.Message): IncomingNote | null {
  if (message.fromMe || !isPerson(message.from)) return null
  const { id: named, protocolMessageKey: original } = message as whatsapp.Message & {
    protocolMessageKey?: { id: string; _serialized: string }
  }
  const taken = original ?? named
  return {
    ...frame(message, message.from),
    id: taken._serialized,
    key: `${taken.id}:revoked`,
    type: 'revoked',
  }
}

/** A message that WhatsApp could not open here; it may still come. */
export function unreadableNote(message: whatsapp.Message): IncomingNote | null {
  if (message.fromMe || !isPerson(message.from)) return null
  return { ...frame(message, message.from), key: `${message.id.id}:unreadable`, type: 'unreadable' }
}

/** Somebody rings. The library tells no time, and tells of one call again and again. */
export function callNote({ id, from, fromMe, isGroup }: whatsapp.Call): IncomingNote | null {
  const caller = from as string | { _serialized: string } | undefined
  const chat = typeof caller === 'object' ? caller._serialized : caller
  if (fromMe || isGroup || !chat || !isPerson(chat)) return null
  const at = new Date().toISOString()
  return { ...EMPTY, id: '', key: `call:${id}`, chat, name: null, at, type: 'call' }
}

const EMPTY = {
  text: '',
  quoted: null,
  forwarded: false,
  media: null,
  location: null,
  vcards: [],
  album: null,
  options: [],
}

function frame(message: whatsapp.Message, chat: string) {
  return {
    ...EMPTY,
    id: message.id._serialized,
    key: message.id.id,
    chat,
    name: message.fromMe ? null : (rawOf(message).notifyName ?? null),
    at: new Date(message.timestamp * 1000).toISOString(),
  }
}

/** Of what waits to be decrypted only what never will be opened here is told at once. */
function typeOf({ type, fromMe }: whatsapp.Message, { isViewOnce, subtype }: Raw): NoteType | null {
  if (fromMe) return type === 'ciphertext' ? null : 'own'
  if (isViewOnce || subtype === 'view_once_unavailable_fanout') return 'view_once'
  return type === 'ciphertext' ? null : type
}

const SERVICE = new Set<string>([
  'e2e_notification',
  'notification',
  'notification_template',
  'gp2',
  'protocol',
  'reaction',
  'poll_update',
  'album',
  'call_log',
  'broadcast_notification',
  'debug',
])

function rawOf(message: whatsapp.Message): Raw {
  return (message as unknown as { _data: Raw })._data
}

function quotedOf(chat: string, { quotedStanzaID, quotedParticipant }: Raw): string | null {
  if (!quotedStanzaID) return null
  const author = typeof quotedParticipant === 'object' ? quotedParticipant._serialized : quotedParticipant
  return `${author !== chat}_${chat}_${quotedStanzaID}`
}

function albumOf({ viewMode, parentMsgKey }: Raw): string | null {
  if (viewMode !== 'MEDIA_ALBUM' || !parentMsgKey) return null
  return typeof parentMsgKey === 'object' ? parentMsgKey._serialized : parentMsgKey
}

function mediaOf({ filename, mimetype, size }: Raw): IncomingNote['media'] {
  return { name: filename ?? null, mediaType: mimetype ?? 'application/octet-stream', size: size ?? null }
}

function placeOf({ latitude, longitude, name }: whatsapp.Location): IncomingNote['location'] {
  return { latitude: Number(latitude), longitude: Number(longitude), name: name ?? null }
}
