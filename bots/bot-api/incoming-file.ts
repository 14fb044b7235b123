import type { Message } from 'grammy/types'
import type { FileSource } from '#engine'
import type { describedWords } from './words.ts'

export type TelegramFile = { name: string; mediaType: string; size: number | null; source: FileSource }

/** The file that a message to a bot carries, if any. Of a photo Telegram keeps several sizes: the largest counts. */
export function fileOf(
  message: Message,
  words: ReturnType<typeof describedWords>,
  bot: 'telegram' | 'operators' = 'telegram',
): TelegramFile | null {
  const described = describing(bot)
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

function describing(channel: 'telegram' | 'operators') {
  return (
    { file_id: fileId, file_size: size }: { file_id: string; file_size?: number },
    name: string,
    mediaType = 'application/octet-stream',
  ): TelegramFile => ({ name, mediaType, size: size ?? null, source: { channel, fileId } })
}
