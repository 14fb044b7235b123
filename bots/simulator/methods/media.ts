import type { Message } from 'grammy/types'
import { formatText } from '../entities/format.ts'
import type { StoredFile } from '../files.ts'
import { ApiError, badRequest } from '../http/api-error.ts'
import type { Upload } from '../http/body.ts'
import { type MediaKind, mediaContent, storeMedia } from '../media.ts'
import type { Simulation } from '../simulation.ts'
import type { Method, MethodCall, Methods } from './method.ts'
import { captionOf, post, readCaption } from './post.ts'
import { targetChat } from './target.ts'

export const mediaMethods: Methods = {
  sendPhoto: send('photo'),
  sendDocument: send('document'),
  sendVideo: send('video'),
  sendAudio: send('audio'),
  sendVoice: send('voice'),
  sendAnimation: send('animation'),
  sendSticker: send('sticker'),
  sendVideoNote: send('video_note'),
  sendMediaGroup: (call) => {
    const chat = targetChat(call)
    const items = call.params.json<InputMedia[]>('media')
    if (!Array.isArray(items) || items.length < 2 || items.length > 10) {
      throw badRequest(
        'failed to send message #1 with the error message "Wrong number of items in the media group"',
      )
    }
    const contents = items.map((item) => inputMedia(call, item))
    const media_group_id = String(Date.now()) + call.bot.nextMessageId
    return contents.map((content) => post(call, chat, { ...content, media_group_id }))
  },
}

export interface InputMedia {
  type: MediaKind
  media: string
  caption?: string
  parse_mode?: string
  caption_entities?: []
}

function send(kind: MediaKind): Method {
  return (call) => {
    const chat = targetChat(call)
    const caption = readCaption(call)
    const file = resolveFile(call.sim, kind, call.params.upload(kind), call.params.text(kind))
    return post(call, chat, { ...mediaContent(call.sim.files, kind, file), ...caption } as Partial<Message>)
  }
}

/** An InputMedia object as the part of a message it becomes. */
export function inputMedia({ sim, params }: MethodCall, item: InputMedia): Partial<Message> {
  if (!['photo', 'video', 'document', 'audio'].includes(item?.type))
    throw badRequest("can't parse InputMedia: type")
  const attached = item.media.startsWith('attach://') ? params.upload(item.media.slice(9)) : undefined
  const file = resolveFile(sim, item.type, attached, item.media)
  const caption = captionOf(formatText(item.caption ?? '', item.parse_mode, item.caption_entities))
  return { ...mediaContent(sim.files, item.type, file), ...caption }
}

/** An upload, or a file the server already has. */
export function resolveFile(
  { files }: Simulation,
  kind: MediaKind,
  upload: Upload | undefined,
  reference: string | undefined,
): StoredFile {
  if (upload) {
    if (upload.bytes.length === 0) throw badRequest('file must be non-empty')
    if (kind === 'photo' && upload.bytes.length > 10 * 1024 * 1024)
      throw new ApiError(413, 'Request Entity Too Large')
    const stored = storeMedia(files, kind, upload)
    if (!stored) throw badRequest('IMAGE_PROCESS_FAILED')
    return stored
  }
  if (!reference) throw badRequest(`there is no ${kind} in the request`)
  const known = files.get(reference)
  if (!known) throw badRequest('wrong file identifier/HTTP URL specified')
  return known
}
