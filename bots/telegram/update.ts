import type { Update } from 'grammy/types'
import type { IncomingItem } from '#engine'

/** What lies in the inbox: the update as it came, and which album it is of. */
export type StoredUpdate = { update: Update; album: string | null }

/** The kinds of update we ask Telegram for. */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
  'channel_post',
] as const

/** For the inbox: stored once by its id, handled in the order of its chat. Ids may jump back after a quiet week. */
export function toInbox(update: Update): IncomingItem {
  const payload: StoredUpdate = { update, album: update.message?.media_group_id ?? null }
  return { externalId: String(update.update_id), lane: chatOf(update), payload }
}

function chatOf(update: Update): string {
  const chat =
    update.message?.chat ??
    update.edited_message?.chat ??
    update.callback_query?.message?.chat ??
    update.my_chat_member?.chat ??
    update.channel_post?.chat
  return String(chat?.id ?? update.callback_query?.from.id ?? 'none')
}

/** An update, as far as the door must know; null for anything else. */
export function parseUpdate(body: string): Update | null {
  try {
    const update: unknown = JSON.parse(body)
    const id = (update as Update | null)?.update_id
    return typeof id === 'number' && Number.isSafeInteger(id) ? (update as Update) : null
  } catch {
    return null
  }
}
