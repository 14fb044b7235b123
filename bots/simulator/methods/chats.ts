import { chatChanged, chatObject, findMessage } from '../chat.ts'
import { badRequest } from '../http/api-error.ts'
import { userOf } from '../person.ts'
import { botUser } from '../world.ts'
import type { MethodCall, Methods } from './method.ts'
import { knownChat, targetChat } from './target.ts'

const ACTIONS = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
])

const ACTION_SHOWN_FOR = 5_000

export const chatMethods: Methods = {
  sendChatAction: (call) => {
    const chat = targetChat(call)
    const name = call.params.text('action') ?? ''
    if (!ACTIONS.has(name)) throw badRequest('wrong parameter action in request')
    chat.action = { name, until: Date.now() + ACTION_SHOWN_FOR }
    chatChanged(call.sim.world, chat)
    return true
  },
  getChat: (call) => {
    const chat = knownChat(call)
    return { ...chatObject(call.sim.world, chat), accent_color_id: 0, max_reaction_count: 11 }
  },
  getChatMember: (call) => member(call),
  getChatMemberCount: (call) => {
    const chat = knownChat(call)
    return (call.sim.world.groups.get(chat.id)?.memberIds.length ?? 1) + 1
  },
  getChatAdministrators: () => [],
  getUserProfilePhotos: () => ({ total_count: 0, photos: [] }),
  pinChatMessage: (call) => {
    const chat = targetChat(call)
    if (!findMessage(chat, call.params.integer('message_id') ?? 0))
      throw badRequest('message to pin not found')
    return true
  },
  unpinChatMessage: () => true,
  unpinAllChatMessages: () => true,
  leaveChat: (call) => {
    const chat = targetChat(call)
    if (chat.kind === 'private') throw badRequest("chat member status can't be changed in private chats")
    chat.left = true
    return true
  },
}

function member(call: MethodCall) {
  const chat = knownChat(call)
  const userId = call.params.integer('user_id')
  if (userId === call.bot.id) return { status: chat.left ? 'left' : 'member', user: botUser(call.bot) }
  const person = call.sim.world.people.get(userId ?? 0)
  if (!person) throw badRequest('PARTICIPANT_ID_INVALID')
  const memberIds = call.sim.world.groups.get(chat.id)?.memberIds ?? [chat.id]
  const status = memberIds.includes(person.id) ? 'member' : 'left'
  return { status, user: userOf(person) }
}
