import type { MediaKind, NewMedia } from './media.ts'
import { samplePicture } from './sample-picture.ts'

export interface FileToSend {
  /** Default: a small picture for photos, "conteúdo" for everything else. */
  bytes?: Buffer
  name?: string
  mime?: string
  /** Announced size in bytes, to pretend that a file is large. */
  size?: number
  caption?: string
  replyTo?: number
}

const NAMES: Record<MediaKind, [name: string, mime: string]> = {
  photo: ['foto.png', 'image/png'],
  document: ['documento.txt', 'text/plain'],
  video: ['video.mp4', 'video/mp4'],
  audio: ['musica.mp3', 'audio/mpeg'],
  voice: ['voz.ogg', 'audio/ogg'],
  animation: ['animacao.mp4', 'video/mp4'],
  sticker: ['figurinha.webp', 'image/webp'],
  video_note: ['recado.mp4', 'video/mp4'],
}

/** A file to send, with everything a test did not care to say. */
export function mediaOf(kind: MediaKind, { bytes, name, mime, size }: FileToSend): NewMedia {
  const [defaultName, defaultMime] = NAMES[kind]
  const isPicture = kind === 'photo' || kind === 'sticker'
  return {
    bytes: bytes ?? (isPicture ? samplePicture() : Buffer.from('conteúdo')),
    name: name ?? defaultName,
    mime: mime ?? (kind === 'sticker' ? 'image/png' : defaultMime),
    ...(size !== undefined && { size }),
  }
}
