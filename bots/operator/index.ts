export { createOperatorBot, type OperatorBot, type OperatorBotOptions } from './operator-bot.ts'
