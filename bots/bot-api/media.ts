import { type Attachment, DomainError, type Engine, FILE_LIMITS, type Language, SYSTEM } from '#engine'
import type { BotApi } from './bot-api.ts'
import { describedWords } from './words.ts'

const LARGEST_PHOTO = 10 * 1024 * 1024

type MediaParts = { api: BotApi; engine: Engine; languageIn(chat: string): Promise<Language> }

/** Sends stored files; one that was sent before is sent again without an upload. */
export function mediaSender({ api, engine, languageIn }: MediaParts) {
  const known = new Map<string, string>()

  /** Answers the message's id; a file that is not there is told in words instead. */
  async function send(to: string, attachmentId: string): Promise<number | null> {
    const opened = await open(attachmentId)
    if (opened === null) return null
    const { attachment } = opened
    if ('missing' in opened || (attachment.size ?? 0) > FILE_LIMITS.telegram.send) {
      const { lostFile, tooLargeFile } = describedWords(await languageIn(to))
      if ('stream' in opened) opened.stream.destroy()
      const words = 'missing' in opened ? lostFile(attachment.name) : tooLargeFile(attachment.name)
      return (await api.sendMessage(to, words, PLAIN)).message_id
    }
    if (!isPhoto(attachment)) return sendDocument(to, attachment, opened.stream)
    try {
      return await sendPhoto(to, attachment, opened.stream)
    } catch (error) {
      if (api.failureOf(error).kind !== 'refused') throw error
      // Not every picture is a photo to Telegram; as a file it takes anything.
      known.delete(attachmentId)
      const again = await open(attachmentId)
      return again && 'stream' in again ? sendDocument(to, attachment, again.stream) : null
    } finally {
      opened.stream.destroy()
    }
  }

  type Stream = Awaited<ReturnType<Engine['attachments']['open']>>['stream']

  async function open(
    id: string,
  ): Promise<{ attachment: Attachment; stream: Stream } | { attachment: Attachment; missing: true } | null> {
    try {
      return await engine.attachments.open(SYSTEM, id)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      return engine.attachments.find(SYSTEM, id).then(
        (attachment) => ({ attachment, missing: true as const }),
        () => null,
      )
    }
  }

  async function sendPhoto(to: string, { id, name }: Attachment, stream: Stream): Promise<number> {
    const message = await api.sendPhoto(to, known.get(id) ?? { stream, name })
    learn(id, message.photo.at(-1)?.file_id)
    return message.message_id
  }

  async function sendDocument(to: string, { id, name }: Attachment, stream: Stream): Promise<number> {
    const message = await api.sendDocument(to, known.get(id) ?? { stream, name })
    learn(id, message.document?.file_id)
    return message.message_id
  }

  function learn(id: string, fileId: string | undefined): void {
    if (fileId) known.set(id, fileId)
    if (known.size > KEEP) known.delete(known.keys().next().value as string)
  }

  /** Whether one of them is still being fetched, and may be here soon. */
  async function areOnTheirWay(attachmentIds: readonly string[]): Promise<boolean> {
    const now = engine.clock.now().getTime()
    for (const id of attachmentIds) {
      const file = await engine.attachments.find(SYSTEM, id).catch(absent)
      if (file?.state === 'pending' && now - file.createdAt.getTime() < PATIENCE_MS) return true
    }
    return false
  }

  return { send, areOnTheirWay }
}

/** So long a message waits for a file that somebody sent with it. */
const PATIENCE_MS = 60_000

function absent(error: unknown): null {
  if (error instanceof DomainError) return null
  throw error
}

const KEEP = 1_000
const PLAIN = { link_preview_options: { is_disabled: true } }

function isPhoto({ mediaType, size }: Attachment): boolean {
  return /^image\/(jpeg|png)$/.test(mediaType) && (size ?? 0) <= LARGEST_PHOTO
}
