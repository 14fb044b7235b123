import { type Api, InputFile } from 'grammy'
import { type Attachment, DomainError, type Engine, FILE_LIMITS, type Language, SYSTEM } from '#engine'
import { failureOf } from './failure.ts'
import { describedWords } from './words.ts'

const LARGEST_PHOTO = 10 * 1024 * 1024

/** Sends stored files; one that was sent before is sent again without an upload. */
export function mediaSender({ api, engine }: { api: Api; engine: Engine }) {
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
      return (await api.sendMessage(to, words)).message_id
    }
    if (!isPhoto(attachment)) return sendDocument(to, attachment, opened.stream)
    try {
      return await sendPhoto(to, attachment, opened.stream)
    } catch (error) {
      if (failureOf(error).kind !== 'refused') throw error
      // Not every picture is a photo to Telegram; as a file it takes anything.
      known.delete(attachmentId)
      const again = await open(attachmentId)
      return again && 'stream' in again ? sendDocument(to, attachment, again.stream) : null
    } finally {
      opened.stream.destroy()
    }
  }

  async function languageIn(to: string): Promise<Language> {
    return (await engine.chats.languageOf('telegram', to)) ?? 'pt'
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
    const message = await api.sendPhoto(to, known.get(id) ?? new InputFile(stream, name))
    learn(id, message.photo.at(-1)?.file_id)
    return message.message_id
  }

  async function sendDocument(to: string, { id, name }: Attachment, stream: Stream): Promise<number> {
    const message = await api.sendDocument(to, known.get(id) ?? new InputFile(stream, name))
    learn(id, message.document?.file_id)
    return message.message_id
  }

  function learn(id: string, fileId: string | undefined): void {
    if (fileId) known.set(id, fileId)
    if (known.size > KEEP) known.delete(known.keys().next().value as string)
  }

  return { send }
}

const KEEP = 1_000

function isPhoto({ mediaType, size }: Attachment): boolean {
  return /^image\/(jpeg|png)$/.test(mediaType) && (size ?? 0) <= LARGEST_PHOTO
}
