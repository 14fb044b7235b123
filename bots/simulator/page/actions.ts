import type { IncomingMessage } from 'node:http'
import { block, unblock } from '../blocking.ts'
import { findMessage } from '../chat.ts'
import { badRequest } from '../http/api-error.ts'
import { type Body, readBody, type Upload } from '../http/body.ts'
import { type Params, readParams } from '../http/params.ts'
import { imageSize } from '../image-size.ts'
import type { MediaKind } from '../media.ts'
import type { Phone } from '../phone.ts'
import * as phones from '../phone.ts'
import { pressCallback, showsButton } from '../pressing.ts'
import { samplePicture } from '../sample-picture.ts'
import * as sharing from '../sharing.ts'

/** What a thumb can do on a page, by name. */
export type Actions<On> = Record<string, (phone: On, params: Params, body: Body) => object | undefined>

export const telegramActions: Actions<Phone> = {
  say: (phone, params) => {
    phones.say(phone, params.text('text') ?? '', { replyTo: params.integer('replyTo') })
    return undefined
  },
  start: (phone, params) => {
    phones.start(phone, params.text('payload'))
    return undefined
  },
  edit: (phone, params) => {
    phones.edit(phone, params.integer('messageId') ?? 0, params.text('text') ?? '')
    return undefined
  },
  press: (phone, params) => {
    const messageId = params.integer('messageId') ?? 0
    const data = params.text('data') ?? ''
    const entry = findMessage(phone.chat, messageId)
    if (!entry || !showsButton(entry, data)) throw badRequest('this button is gone')
    return { callbackId: pressCallback(phone, messageId, data).id }
  },
  contact: (phone, params) => {
    const number = params.text('phone')
    sharing.shareContact(
      phone,
      number ? { phone: number, firstName: params.text('name') || undefined } : undefined,
    )
    return undefined
  },
  location: (phone, params) => {
    sharing.shareLocation(phone, Number(params.text('latitude')), Number(params.text('longitude')))
    return undefined
  },
  sticker: (phone, params) => {
    sharing.sendSticker(phone, params.text('emoji') ?? '👍', samplePicture(64, 64))
    return undefined
  },
  poll: (phone, params) => {
    sharing.sendPoll(phone, params.text('question') ?? '', params.json<string[]>('options') ?? [])
    return undefined
  },
  files: (phone, params, { uploads }) => {
    sendFiles(phone, [...uploads.values()], {
      as: params.text('as') ?? 'media',
      caption: params.text('caption') ?? '',
      replyTo: params.integer('replyTo'),
    })
    return undefined
  },
  block: (phone) => void block(phone),
  unblock: (phone) => void unblock(phone),
  language: (phone, params) => {
    phone.person.languageCode = params.text('languageCode') === 'en' ? 'en' : 'pt-br'
    return undefined
  },
}

/** Does what a thumb did on the page, when there is such an action. */
export async function act<On>(
  actions: Actions<On>,
  phone: On,
  name: string,
  request: IncomingMessage,
): Promise<object | undefined> {
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined
  if (!action) return undefined
  const body = await readBody(request, new URLSearchParams())
  return action(phone, readParams(body.fields, body.uploads), body) ?? {}
}

interface FilesAsked {
  as: string
  caption: string
  replyTo: number | undefined
}

function sendFiles(phone: Phone, uploads: Upload[], { as, caption, replyTo }: FilesAsked) {
  const items = uploads.map((upload) => ({ kind: kindOf(upload, as), media: upload }))
  if (items.length === 0) throw badRequest('no file')
  // An album holds at most ten, pictures with videos or files among themselves.
  const isAlbum = items.length > 1 && items.every(({ kind }) => kind !== 'voice')
  if (!isAlbum) {
    for (const { kind, media } of items) sharing.sendMedia(phone, kind, media, { caption, replyTo })
    return
  }
  const visual = items.filter(({ kind }) => kind === 'photo' || kind === 'video')
  const others = items.filter(({ kind }) => kind === 'document' || kind === 'audio')
  let words: string | undefined = caption
  for (const group of [visual, others]) {
    for (let from = 0; from < group.length; from += 10) {
      const part = group.slice(from, from + 10)
      sharing.sendAlbum(
        phone,
        part.map((item, index) => ({ ...item, ...(index === 0 && words && { caption: words }) })),
      )
      words = undefined
    }
  }
}

function kindOf({ mime, bytes }: Upload, as: string): MediaKind {
  if (as === 'voice') return 'voice'
  if (as === 'media' && mime.startsWith('image/') && imageSize(bytes)) return 'photo'
  if (as === 'media' && mime.startsWith('video/')) return 'video'
  return 'document'
}
