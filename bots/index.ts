export { sweepDrafts, sweepRatings } from './conversation/index.ts'
export { createTelegramBot, type StartOptions, type TelegramBot } from './telegram/index.ts'
