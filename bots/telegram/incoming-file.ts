import type { Message } from 'grammy/types'
import type { IncomingFile } from '../conversation/index.ts'
import type { describedWords } from './words.ts'

/** The file that a message carries, if any. Telegram keeps several sizes of a photo: the largest counts. */
export function fileOf(message: Message, words: ReturnType<typeof describedWords>): IncomingFile | null {
  const { photo, video, video_note: note, voice, audio, animation, document } = message
  if (animation) return described(animation, animation.file_name ?? words.animation, animation.mime_type)
  if (document) return described(document, document.file_name ?? words.document, document.mime_type)
  if (video) return described(video, video.file_name ?? words.video, video.mime_type)
  if (audio) return described(audio, audio.file_name ?? words.audio, audio.mime_type)
  if (voice) return described(voice, words.voice, voice.mime_type)
  if (note) return described(note, words.videoNote, 'video/mp4')
  const largest = photo?.at(-1)
  return largest ? described(largest, words.photo, 'image/jpeg') : null
}

function described(
  file: { file_id: string; file_size?: number },
  name: string,
  mediaType = 'application/octet-stream',
): IncomingFile {
  return {
    name,
    mediaType,
    size: file.file_size ?? null,
    source: { channel: 'telegram', fileId: file.file_id },
  }
}
