import { deliver } from './delivery.ts'
import type { Simulation } from './simulation.ts'
import { type Location, type Media, type Message, newMessage } from './world.ts'

/** One end of a chat: the customer's phone, or the phone of the number itself. */
export interface Side {
  fromMe: boolean
  /** The chat's address, as it is now. */
  chat: string
  /** How its owner calls themselves. */
  name: string
}

/** How a file is meant, beyond what its type says. */
export type FileAs = 'media' | 'file' | 'voice'

export function write(
  sim: Simulation,
  { fromMe, chat, name }: Side,
  content: Partial<Message>,
  replyTo?: Message,
): Message {
  const made = newMessage(sim.world, { fromMe, chat, notifyName: name, ...content, ...quoting(replyTo) })
  deliver(sim, made)
  return made
}

/** Files sent together: each a message of its own; with `hd` each also in another quality, which nobody sees. */
export function writeAlbum(
  sim: Simulation,
  side: Side,
  files: readonly (Media & { caption?: string })[],
  { hd = false, replyTo }: { hd?: boolean; replyTo?: Message | undefined } = {},
): Message[] {
  const { id: parent } = newMessage(sim.world, {
    chat: side.chat,
    fromMe: side.fromMe,
    type: 'album',
    delivered: true,
  })
  return files.map(({ caption, ...media }, n) => {
    const part = { ...fileContent(media, caption), parent }
    const shown = write(sim, side, { ...part, viewMode: 'MEDIA_ALBUM' }, n === 0 ? replyTo : undefined)
    if (hd) write(sim, side, { ...part, viewMode: 'HIDDEN' })
    return shown
  })
}

export function fileContent(media: Media, caption = '', as: FileAs = 'media'): Partial<Message> {
  return { type: typeOf(media, as), body: caption, media }
}

export function placeContent(location: Location): Partial<Message> {
  return { type: 'location', location }
}

export function cardContent({ name, phone }: { name: string; phone: string }): Partial<Message> {
  const digits = phone.replace(/\D/g, '')
  const card = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `FN:${oneLine(name)}`,
    `TEL;type=CELL;waid=${digits}:+${digits}`,
  ]
  return { type: 'vcard', body: [...card, 'END:VCARD'].join('\n') }
}

export function stickerContent(emoji: string, picture: Buffer): Partial<Message> {
  const media = { filename: 'figurinha.webp', mimetype: 'image/webp', bytes: picture }
  return { type: 'sticker', sticker: emoji, media }
}

export function pollContent(question: string, options: readonly string[]): Partial<Message> {
  return { type: 'poll_creation', pollName: question, pollOptions: options.map((name) => ({ name })) }
}

function typeOf({ mimetype }: Media, as: FileAs): string {
  if (as === 'voice') return 'ptt'
  const [kind = ''] = mimetype.split('/')
  return as === 'media' && ['image', 'video', 'audio'].includes(kind) ? kind : 'document'
}

function quoting(original: Message | undefined): Partial<Message> {
  if (!original) return {}
  const { id, body, fromMe } = original
  return { quoted: { id, body, fromMe } }
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ')
}
