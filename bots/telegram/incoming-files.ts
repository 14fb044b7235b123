import type { Message } from 'grammy/types'
import type { IncomingFile } from '../conversation/index.ts'

/** The file of a message, if it carries one: a photo in its largest size. */
export function filesIn(message: Message): IncomingFile[] {
  const { photo, document, video, audio, voice, video_note, animation } = message
  const stamp = new Date(message.date * 1000)
    .toISOString()
    .slice(0, 16)
    .replace(/[-:]/g, '')
    .replace('T', '-')
  const id = message.message_id
  if (photo) {
    const largest = photo.toSorted((a, b) => b.width * b.height - a.width * a.height)[0]
    return largest ? [file(largest, `foto-${stamp}-${id}.jpg`, 'image/jpeg')] : []
  }
  // An animation comes as a document as well.
  const found = animation ?? document ?? video ?? audio
  if (found) return [file(found, found.file_name ?? `arquivo-${stamp}-${id}`, found.mime_type)]
  if (voice) return [file(voice, `voz-${stamp}-${id}.ogg`, voice.mime_type)]
  return video_note ? [file(video_note, `video-${stamp}-${id}.mp4`, 'video/mp4')] : []
}

type Announced = { file_id: string; file_unique_id: string; file_size?: number }

function file(announced: Announced, name: string, mediaType = 'application/octet-stream'): IncomingFile {
  const { file_id: fileId, file_unique_id: uniqueId, file_size: size = null } = announced
  return { name, mediaType, size, source: { channel: 'telegram', fileId, uniqueId } }
}
