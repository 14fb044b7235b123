import type { ChannelName } from '../actor.ts'

const MB = 1_024 * 1_024

/** The largest file that a channel brings us and that we can send by it, in bytes: told to people before they send. */
export const FILE_LIMITS: Record<ChannelName, { receive: number; send: number }> = {
  // Bot API: download up to 20 MB, upload up to 50 MB.
  telegram: { receive: 20 * MB, send: 50 * MB },
  whatsapp: { receive: 64 * MB, send: 64 * MB },
  email: { receive: 0, send: 0 },
  panel: { receive: 50 * MB, send: 50 * MB },
  phone: { receive: 50 * MB, send: 50 * MB },
  system: { receive: 50 * MB, send: 50 * MB },
}

/** The largest file that a way in brings, in bytes; the operators' bot is a Telegram bot as well. */
export function receivedBy(way: 'telegram' | 'whatsapp' | 'operators'): number {
  return FILE_LIMITS[way === 'operators' ? 'telegram' : way].receive
}

/** What one chat may bring: a flood of files must not fill the disk. */
export const CHAT_LIMITS = { filesPerMinute: 100, bytesPerDay: 1_024 * MB }
