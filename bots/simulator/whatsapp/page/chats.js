import { Collection, Model } from './model.js'
import { ask } from './server.js'
import { createWid, keyOf, MsgKey } from './wid.js'

export const Chat = new Collection()
export const Msg = Object.assign(new Collection(), {
  /** The browser asks its own store; what it never held it does not find. */
  getMessagesById: async (ids) => ({ messages: ids.map((id) => Msg.get(id)).filter(Boolean) }),
})

let isStuck = false

/** The next message leaves, and the page never says so. */
export function getStuck() {
  isStuck = true
}

/** Sent while the network was away; they leave when it is back, unless the page is gone by then. */
const held = []

export function chatOf(address) {
  const wid = createWid(address)
  return Chat.get(wid) ?? Chat.add(newChat(wid))
}

function newChat(id) {
  const msgs = new Collection()
  return new Model({ id, t: 0, unreadCount: 0, msgs, formattedTitle: id.user, lastReceivedKey: null })
}

/** A message of the account, as the server tells it. `isNew`: it came while the page was open. */
export function hold(
  { chat: address, id, fromMe, author, media, location, quoted, parent, ...rest },
  { isNew },
) {
  const key = keyOf({ fromMe, chat: address, id, author })
  const known = Msg.get(key)
  if (known) return known
  const chat = chatOf(address)
  const msg = newMsg({
    ...rest,
    id: key,
    from: fromMe ? rest.to : author ? chat.id : createWid(address),
    to: fromMe ? createWid(address) : createWid(rest.to),
    ...(author ? { author: createWid(author) } : {}),
    ...(media ? mediaFields(media, rest.body) : {}),
    ...(location ? { lat: location.latitude, lng: location.longitude, loc: location.name ?? '' } : {}),
    ...(quoted ? { quotedMsg: { type: 'chat', body: quoted.body }, quotedStanzaID: quoted.id } : {}),
    ...(quoted ? { quotedParticipant: quoted.fromMe ? rest.to : address } : {}),
    ...(parent ? { parentMsgKey: keyOf({ fromMe, chat: address, id: parent, author }) } : {}),
    isNewMsg: isNew,
  })
  chat.set({ t: Math.max(chat.t, msg.t) })
  chat.msgs.add(msg)
  Msg.add(msg)
  if (!fromMe) {
    chat.lastReceivedKey = key
    chat.set({ unreadCount: chat.unreadCount + 1 })
  }
  return msg
}

function newMsg(attributes) {
  const msg = new Model(attributes)
  return Object.assign(msg, {
    unsafe: () => msg,
    canReply: () => true,
    msgContextInfo: () => ({
      quotedMsg: { type: msg.type, body: msg.body },
      quotedStanzaID: msg.id.id,
      quotedParticipant: String(msg.from),
    }),
    downloadMedia: () =>
      ask('stage', { id: msg.id._serialized }).then((stage) => msg.set({ mediaData: stage })),
  })
}

/** As in WhatsApp: the words under a picture are its caption, its body a small preview. */
function mediaFields({ mimetype, filename, size }, caption) {
  return {
    mimetype,
    filename,
    size,
    caption,
    body: '',
    directPath: '/v/t62',
    mediaData: { mediaStage: 'INIT' },
    mediaKey: 'key',
  }
}

function addAndSendMsgToChat(chat, message) {
  const msg = newMsg(message)
  chat.msgs.add(msg)
  chat.set({ t: msg.t })
  Msg.add(msg)
  const sent = send(msg, chat).catch(() => held.push({ msg, chat }))
  const told = isStuck ? new Promise(() => undefined) : Promise.resolve(msg)
  isStuck = false
  return [told, sent]
}

async function send(msg, chat) {
  const { id, t, type, body, caption, directPath, filename, mimetype, quotedStanzaID } = msg
  const { ack } = await ask('send', {
    message: {
      id: id.id,
      chat: chat.id._serialized,
      t,
      type,
      body: directPath ? (caption ?? '') : body,
      quoted: quotedStanzaID ?? null,
      media: directPath ? { path: directPath, filename, mimetype } : null,
    },
  })
  // The server may have told of more before it answered.
  if (ack < 0 || !(msg.ack > ack)) msg.set({ ack })
}

export async function sendHeld() {
  for (const { msg, chat } of held.splice(0)) await send(msg, chat).catch(() => held.push({ msg, chat }))
}

async function findOrCreateLatestChat(wid) {
  if (!(await ask('exists', { id: wid._serialized })).exists) throw new Error('No LID for user')
  return { chat: chatOf(wid) }
}

export const chatModules = {
  WAWebCollections: { Msg, Chat },
  WAWebFindChatAction: { findOrCreateLatestChat },
  WAWebUpdateUnreadChatAction: { sendSeen: async ({ chat }) => chat.set({ unreadCount: 0 }) },
  WAWebChatGetters: {
    getIsNewsletter: ({ id }) => id.server === 'newsletter',
    getIsBroadcast: ({ id }) => id.server === 'broadcast',
  },
  WAWebChatLoadMessages: { loadEarlierMsgs: async () => [] },
  WAWebChatStateBridge: {
    sendChatStateComposing() {},
    sendChatStatePaused() {},
    sendChatStateRecording() {},
  },
  WAWebSendMsgChatAction: { addAndSendMsgToChat },
  WAWebMsgReply: { canReplyMsg: () => true },
  WAWebMsgKey: MsgKey,
  WAWebGetEphemeralFieldsMsgActionsUtils: { getEphemeralFields: () => ({}) },
  WAWebLinkPreviewChatAction: { getLinkPreview: async () => null },
  WALinkify: {
    findLink: (text) => links(text)[0],
    findLinks: (text) => links(text),
  },
  WAWebSyncGatingUtils: {},
  WAWebNonMessageDataRequestPlaceholderMessageResendUtils: { handlePlaceholderMsgsSeen() {} },
  WAWebAddonPollVoteTableMode: { pollVoteTableMode: { bulkUpsert() {} } },
  WAWebBackendJobsCommon: { mediaTypeFromProtobuf() {} },
  WAWebE2EProtoUtils: { typeAttributeFromProtobuf() {} },
}

function links(text) {
  return [...String(text ?? '').matchAll(/https?:\/\/\S+/g)].map(([href]) => ({ href }))
}
