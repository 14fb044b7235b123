export { forgetStrangers, sweepDrafts, sweepRatings } from './conversation/index.ts'
export { createTelegramBot, type TelegramBot, type TelegramOptions } from './telegram/index.ts'
