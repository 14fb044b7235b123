export {
  createWhatsappBot,
  type WhatsappBotOptions,
  type WhatsappCustomersBot,
  type WhatsappSettings,
} from './customers-bot.ts'
export type { Driver, IncomingNote, Session } from './driver.ts'
export type { Compose, OutgoingNote } from './outgoing-note.ts'
export type { Pace } from './pace.ts'
export { byBrowser } from './web/index.ts'
export { createWhatsapp, type WhatsappBot, type WhatsappOptions } from './whatsapp.ts'
