import type whatsapp from 'whatsapp-web.js'
import type { IncomingNote } from '../driver.ts'

/** What the page knows of a message beyond what the library passes on. */
type Raw = {
  notifyName?: string
  mimetype?: string
  filename?: string
  size?: number
  quotedStanzaID?: string
  quotedParticipant?: string | { _serialized: string }
  isNotification?: boolean
}

/** A message in our words; null for what nobody wrote to the number: own ones, groups, channels, status, service. */
export function noteOf(message: whatsapp.Message): IncomingNote | null {
  const raw = (message as unknown as { _data: Raw })._data
  if (message.fromMe || message.isStatus || message.broadcast || !isPerson(message.from)) return null
  if (SERVICE.has(message.type) || raw.isNotification) return null
  const { location } = message
  return {
    id: message.id._serialized,
    key: message.id.id,
    chat: message.from,
    name: raw.notifyName ?? null,
    at: new Date(message.timestamp * 1000).toISOString(),
    type: message.type,
    text: message.type === 'vcard' || message.type === 'location' ? '' : message.body,
    quoted: quotedOf(message.from, raw),
    forwarded: message.isForwarded === true,
    media: message.hasMedia ? mediaOf(raw) : null,
    location: location ? placeOf(location) : null,
    vcards: message.vCards ?? [],
    album: null,
    options: [],
  }
}

/** An address of one person: a number, or the id of somebody who hides it. */
export function isPerson(address: string): boolean {
  return /^\d+@(c\.us|lid)$/.test(address)
}

const SERVICE = new Set<string>([
  'ciphertext',
  'e2e_notification',
  'notification',
  'notification_template',
  'gp2',
  'protocol',
  'revoked',
  'call_log',
  'broadcast_notification',
  'debug',
])

function quotedOf(chat: string, { quotedStanzaID, quotedParticipant }: Raw): string | null {
  if (!quotedStanzaID) return null
  const author = typeof quotedParticipant === 'object' ? quotedParticipant._serialized : quotedParticipant
  return `${author !== chat}_${chat}_${quotedStanzaID}`
}

function mediaOf({ filename, mimetype, size }: Raw): IncomingNote['media'] {
  return { name: filename ?? null, mediaType: mimetype ?? 'application/octet-stream', size: size ?? null }
}

function placeOf({ latitude, longitude, name }: whatsapp.Location): IncomingNote['location'] {
  return { latitude: Number(latitude), longitude: Number(longitude), name: name ?? null }
}
