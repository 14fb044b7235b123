export { createTelegramBot, type TelegramBot, type TelegramOptions } from './telegram.ts'
