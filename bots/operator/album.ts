import type { Message } from 'grammy/types'
import type { DeskContext } from './context.ts'

/**
 * Photos sent together come one by one, and are one answer. They are taken with the last of them that has come: none as
 * long as more wait behind this one; one that came late is by itself.
 */
export async function wholeAlbum({ message, place, visit }: DeskContext): Promise<Message[]> {
  const own = message as unknown as Message
  const { media_group_id: album } = own
  if (!album) return [own]
  const { chatId, to, desk } = visit
  const messages = await desk.operatorChats.takeAlbum({ chatId, lane: to, album, inboxId: place.inboxId })
  return messages as Message[]
}
