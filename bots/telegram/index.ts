export { createTelegramBot, type StartOptions, type TelegramBot } from './bot.ts'
