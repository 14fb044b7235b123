import { badRequest } from '../../http/api-error.ts'
import type { Upload } from '../../http/body.ts'
import type { Params } from '../../http/params.ts'
import type { Actions } from '../../page/actions.ts'
import { samplePicture } from '../../sample-picture.ts'
import { acknowledge, edit, takeBack } from '../changes.ts'
import { ownPhone } from '../own-phone.ts'
import { chatWith } from '../phone.ts'
import type { Simulation } from '../simulation.ts'
import type { Media, Message } from '../world.ts'
import {
  cardContent,
  type FileAs,
  fileContent,
  placeContent,
  pollContent,
  stickerContent,
  write,
  writeAlbum,
} from '../writing.ts'
import { digitsOf, isMine, messageOf, sideOf, type Viewpoint } from './viewpoint.ts'

/** What a thumb can do in a chat. */
export const chatActions: Actions<Viewpoint> = {
  say: (view, params) => bring(view, { body: params.text('text') ?? '' }, params),
  files: (view, params, { uploads }) => sendFiles(view, params, [...uploads.values()]),
  location: (view, params) =>
    bring(
      view,
      placeContent({
        latitude: Number(params.text('latitude')),
        longitude: Number(params.text('longitude')),
      }),
    ),
  contact: (view, params) => {
    const phone = params.text('phone') ?? digitsOf(view.person)
    return bring(view, cardContent({ phone, name: params.text('name') ?? sideOf(view).name }))
  },
  sticker: (view, params) => bring(view, stickerContent(params.text('emoji') ?? '👍', samplePicture(64, 64))),
  poll: (view, params) =>
    bring(view, pollContent(params.text('question') ?? '', params.json<string[]>('options') ?? [])),
  edit: (view, params) => {
    edit(view.sim, own(view, params), params.text('text') ?? '')
    return undefined
  },
  delete: (view, params) => {
    takeBack(view.sim, own(view, params))
    return undefined
  },
  /** What the other one wrote was seen. */
  read: (view) => {
    for (const message of chatWith(view.sim, view.person))
      if (!isMine(view, message)) acknowledge(view.sim, message, 3)
    return undefined
  },
}

/** What a thumb can do with the devices that are linked to the number's phone. */
export const deviceActions: Actions<Simulation> = {
  scan: (sim) => {
    const code = [...sim.world.refs.keys()].at(-1)
    if (!code) throw badRequest('no page shows a code')
    ownPhone(sim).scan(code)
    return undefined
  },
  unlink: (sim) => {
    ownPhone(sim).unlink()
    return undefined
  },
}

function bring(view: Viewpoint, content: Partial<Message>, params?: Params): undefined {
  write(view.sim, sideOf(view), content, params && quotedBy(view, params))
}

function quotedBy(view: Viewpoint, params: Params): Message | undefined {
  const id = params.integer('replyTo')
  return id === undefined ? undefined : messageOf(view, id)
}

function sendFiles(view: Viewpoint, params: Params, uploads: Upload[]): undefined {
  const as = fileAs(params)
  const caption = params.text('caption') ?? ''
  const files = uploads.map(({ name, mime, bytes }) => ({ filename: name, mimetype: mime, bytes }))
  const [first, ...others] = files
  if (!first) throw badRequest('no file')
  const isAlbum = as === 'media' && others.length > 0 && files.every(isVisual)
  if (isAlbum) {
    const replyTo = quotedBy(view, params)
    writeAlbum(view.sim, sideOf(view), [{ ...first, caption }, ...others], { replyTo })
    return
  }
  bring(view, fileContent(first, caption, as), params)
  for (const file of others) bring(view, fileContent(file, '', as))
}

function isVisual({ mimetype }: Media): boolean {
  return /^(image|video)\//.test(mimetype)
}

function fileAs(params: Params): FileAs {
  const as = params.text('as')
  return as === 'voice' || as === 'file' ? as : 'media'
}

function own(view: Viewpoint, params: Params): Message {
  const message = messageOf(view, params.integer('messageId'))
  if (!isMine(view, message)) throw badRequest('somebody else wrote this')
  return message
}
