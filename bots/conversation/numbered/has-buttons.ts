import type { Chat } from '#engine'

/** Whether choices can be tapped; elsewhere they are numbered, and typed. */
export function hasButtons({ channel }: Pick<Chat, 'channel'>): boolean {
  return channel !== 'whatsapp'
}
