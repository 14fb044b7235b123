import { badRequest } from '../../http/api-error.ts'
import type { Upload } from '../../http/body.ts'
import type { Params } from '../../http/params.ts'
import type { Actions } from '../../page/actions.ts'
import { samplePicture } from '../../sample-picture.ts'
import { acknowledge, edit, revoke } from '../changes.ts'
import { ownPhone } from '../own-phone.ts'
import { chatWith } from '../phone.ts'
import type { Simulation } from '../simulation.ts'
import type { Message } from '../world.ts'
import { cardContent, type FileAs, fileContent, placeContent, stickerContent, write } from '../writing.ts'
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
  edit: (view, params) => {
    edit(view.sim, own(view, params), params.text('text') ?? '')
    return undefined
  },
  delete: (view, params) => {
    revoke(view.sim, own(view, params))
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
  const replyTo = params?.integer('replyTo')
  write(view.sim, sideOf(view), content, replyTo ? messageOf(view, replyTo) : undefined)
}

function sendFiles(view: Viewpoint, params: Params, uploads: Upload[]): undefined {
  if (uploads.length === 0) throw badRequest('no file')
  for (const [n, { name, mime, bytes }] of uploads.entries()) {
    const media = { filename: name, mimetype: mime, bytes }
    const content = fileContent(media, n === 0 ? params.text('caption') : '', fileAs(params))
    bring(view, content, n === 0 ? params : undefined)
  }
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
