import { Msg } from './chats.js'
import { createWid } from './wid.js'

const calls = new Map()
const reactionTableMode = { bulkUpsert() {} }

/** The real page sets a call anew with every step of it. */
export function ring({ id, from }) {
  for (const step of ['offered', 'ringing'])
    calls.set(id, { id, peerJid: from, isVideo: false, isGroup: false, outgoing: false, step })
}

export function react({ id, emoji, from }) {
  const author = createWid(from)
  const reaction = { reactionParentKey: id, reactionText: emoji, reactionTimestamp: Date.now(), author }
  reactionTableMode.bulkUpsert([{ id: `reaction to ${id}`, ...reaction }])
}

/** As in WhatsApp: when it was edited comes with what it says now. */
export function reword({ id, body, at, isCaption }) {
  Msg.get(id)?.set({ latestEditSenderTimestampMs: at, [isCaption ? 'caption' : 'body']: body })
}

export function takeBack({ id }) {
  Msg.get(id)?.set({ type: 'revoked', body: '' })
}

export const happeningModules = {
  WAWebCallCollection: { calls, on() {} },
  WAWebAddonReactionTableMode: { reactionTableMode },
}
