import type { Message } from 'grammy/types'
import type { Files, StoredFile } from './files.ts'
import { imageSize } from './image-size.ts'

export const MEDIA_KINDS = [
  'photo',
  'document',
  'video',
  'audio',
  'voice',
  'animation',
  'sticker',
  'video_note',
] as const
export type MediaKind = (typeof MEDIA_KINDS)[number]

const FOLDERS: Record<MediaKind, string> = {
  photo: 'photos',
  document: 'documents',
  video: 'videos',
  audio: 'music',
  voice: 'voice',
  animation: 'animations',
  sticker: 'stickers',
  video_note: 'video_notes',
}

const DEFAULT_MIME: Partial<Record<MediaKind, string>> = {
  photo: 'image/jpeg',
  video: 'video/mp4',
  audio: 'audio/mpeg',
  voice: 'audio/ogg',
  animation: 'video/mp4',
  sticker: 'image/webp',
  video_note: 'video/mp4',
}

export interface NewMedia {
  bytes: Buffer
  name: string
  mime?: string
  /** Announced size in bytes when it is to differ from what is stored. */
  size?: number
  duration?: number
}

/** Stores what was uploaded; null for a photo that is no picture. */
export function storeMedia(files: Files, kind: MediaKind, { bytes, name, mime, size, duration }: NewMedia) {
  const dimensions = imageSize(bytes)
  if (kind === 'photo' && !dimensions) return null
  return files.add({
    bytes,
    name,
    folder: FOLDERS[kind],
    mime:
      mime && mime !== 'application/octet-stream'
        ? mime
        : (DEFAULT_MIME[kind] ?? mime ?? 'application/octet-stream'),
    ...(size !== undefined && { size }),
    ...dimensions,
    duration: duration ?? 0,
  })
}

/** The part of a message that tells of a file: `{ photo: [...] }`, `{ document: {...} }` … */
export function mediaContent(files: Files, kind: MediaKind, file: StoredFile): Partial<Message> {
  const base = { file_id: file.fileId, file_unique_id: file.uniqueId, file_size: file.size }
  const named = { ...base, file_name: file.name, mime_type: file.mime }
  const { width = 320, height = 240, duration = 0 } = file
  switch (kind) {
    case 'photo':
      return { photo: [thumbnail(files, file), { ...base, width, height }] }
    case 'document':
      return { document: named }
    case 'video':
      return { video: { ...named, width, height, duration } }
    case 'audio':
      return { audio: { ...named, duration } }
    case 'voice':
      return { voice: { ...base, mime_type: file.mime, duration } }
    case 'animation':
      return { animation: { ...named, width, height, duration }, document: named }
    case 'video_note':
      return { video_note: { ...base, length: 240, duration } }
    case 'sticker':
      return {
        sticker: {
          ...base,
          type: 'regular',
          width: 512,
          height: 512,
          is_animated: false,
          is_video: false,
          emoji: '👍',
        },
      }
  }
}

/** Telegram offers a small picture first and the largest last. */
function thumbnail(files: Files, file: StoredFile) {
  const { width = 320, height = 240 } = file
  const scale = Math.min(1, 90 / Math.max(width, height))
  const small = files.variant(
    file,
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  )
  return {
    file_id: small.fileId,
    file_unique_id: `${file.uniqueId}s`,
    file_size: small.size,
    width: small.width!,
    height: small.height!,
  }
}
