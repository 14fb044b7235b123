export { forgetStrangers, sweepDrafts, sweepRatings } from './conversation/index.ts'
export { createOperatorBot, type OperatorBot, type OperatorBotOptions } from './operator/index.ts'
export { createTelegramBot, type TelegramBot, type TelegramOptions } from './telegram/index.ts'
export {
  createWhatsappBot,
  type WhatsappBotOptions,
  type WhatsappCustomersBot,
  type WhatsappSettings,
} from './whatsapp/index.ts'
