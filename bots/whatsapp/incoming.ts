import type { Language } from '#engine'
import type { Content, IncomingFile, IncomingMessage } from '../conversation/index.ts'
import type { IncomingNote } from './driver.ts'
import { type DescribedWords, describedWords } from './words.ts'

/** The one chat of a note's person, and what is known of it before the note is read. */
export type Place = { chat: string; language: Language; replyTo: string | null }

/** A note in the words of the dialogs; null for what the person did not do. */
export function incomingOf(note: IncomingNote, place: Place, receivedAt: Date): IncomingMessage | null {
  const content = contentOf(note, describedWords(place.language))
  if (!content) return null
  return {
    externalId: note.id,
    at: momentOf(note.at),
    receivedAt,
    chat: { id: place.chat, kind: 'private' },
    from: { name: note.name, languageCode: null },
    content,
    replyTo: place.replyTo,
    albumId: content.kind === 'files' ? note.album : null,
  }
}

function contentOf(note: IncomingNote, words: DescribedWords): Content | null {
  const { type, text } = note
  const forwarded = note.forwarded ? { forwarded: true } : {}
  switch (type) {
    case 'own':
      return { kind: 'byHand', text, files: note.media ? [fileOf(note, note.media, words)] : [] }
    case 'album':
    case 'reaction':
      return null
    case 'edited':
      return { kind: 'edited', text }
    case 'revoked':
      return { kind: 'revoked' }
    case 'call':
      return { kind: 'unusable', what: 'call' }
    case 'view_once':
      return { kind: 'unusable', what: 'viewOnce' }
    case 'unreadable':
      return { kind: 'unusable', what: 'unreadable' }
    case 'sticker':
      return { kind: 'sticker', emoji: '' }
    case 'location':
    case 'vcard':
    case 'multi_vcard':
    case 'poll_creation':
    case 'scheduled_event_creation':
      return { kind: 'described', text: described(note, words) }
  }
  if (note.media) return { kind: 'files', files: [fileOf(note, note.media, words)], text, ...forwarded }
  if (FILES.has(type)) return { kind: 'described', text: joined(words.withoutFile, text) }
  if (WORDS.has(type)) return text.trim() === '' ? null : { kind: 'text', text, ...forwarded }
  return { kind: 'described', text: joined(words.unknown, text) }
}

const FILES = new Set(['image', 'video', 'audio', 'ptt', 'ptv', 'document'])
const WORDS = new Set(['chat', 'list_response', 'buttons_response', 'template_button_reply', 'oversized'])

function fileOf(note: IncomingNote, media: Media, words: DescribedWords): IncomingFile {
  const { name, mediaType, size } = media
  return {
    name: name?.trim() || unnamed(note.type, mediaType, words),
    mediaType,
    size,
    source: { channel: 'whatsapp', messageId: media.ref ?? note.id },
  }
}

/** Photos and voice notes come without a name. */
function unnamed(type: string, mediaType: string, words: DescribedWords): string {
  const [kind = '', subtype = ''] = mediaType.split(';')[0]!.split('/')
  const name =
    type === 'ptt' || kind === 'audio'
      ? words.audio
      : kind === 'image'
        ? words.photo
        : kind === 'video'
          ? words.video
          : words.document
  const ending = ENDINGS[subtype] ?? (/^[a-z0-9]{2,5}$/.test(subtype) ? subtype : null)
  return ending ? `${name}.${ending}` : name
}

const ENDINGS: Record<string, string> = {
  jpeg: 'jpg',
  quicktime: 'mov',
  mpeg: 'mp3',
  plain: 'txt',
  'x-matroska': 'mkv',
}

function described({ type, location, vcards, text, options }: IncomingNote, words: DescribedWords): string {
  if (type === 'location') return location ? words.location(location) : joined(words.unknown, text)
  if (type === 'poll_creation') return words.poll(text, options.map((option) => `• ${option}`).join('\n'))
  if (type === 'scheduled_event_creation') return words.event(text)
  const cards = vcards.map(cardText).filter((card) => card !== '')
  return cards.length > 0 ? cards.join('\n') : joined(words.unknown, text)
}

/** The name and the numbers on a visiting card. */
function cardText(vcard: string): string {
  const lines = vcard.slice(0, LARGEST_CARD).split(/\r?\n/)
  const after = (line: string) => line.slice(line.indexOf(':') + 1).trim()
  const name = lines.filter((line) => /^FN[;:]/i.test(line)).map(after)[0] ?? ''
  const phones = lines.filter((line) => /^(?:item\d+\.)?TEL[;:]/i.test(line)).map(after)
  const known = [name.replaceAll('\\', ''), ...new Set(phones)].filter((part) => part !== '')
  return known.length > 0 ? `👤 ${known.join(' ')}` : ''
}

const LARGEST_CARD = 20_000

function joined(mark: string, text: string): string {
  return text.trim() === '' ? mark : `${mark}\n${text}`
}

function momentOf(at: string): Date | null {
  const moment = new Date(at)
  return Number.isNaN(moment.getTime()) ? null : moment
}

type Media = NonNullable<IncomingNote['media']>
