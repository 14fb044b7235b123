import type { Pressed } from './callbacks.ts'
import { type ChatMessage, findMessage, inlineKeyboard } from './chat.ts'
import { userOf } from './person.ts'
import type { Phone } from './phone.ts'

/** Presses an inline button that carries callback data. */
export function pressCallback(phone: Phone, messageId: number, data: string): Pressed {
  const { sim, bot, person, chat } = phone
  const entry = findMessage(chat, messageId)
  if (!entry) throw new Error(`No message ${messageId} in this chat`)
  const pressed = sim.callbacks.press(bot.id, chat.id, messageId)
  sim.updates.emit(
    bot,
    'callback_query',
    {
      id: pressed.id,
      from: userOf(person),
      message: entry.message,
      chat_instance: String(BigInt(bot.id) * 1_000_003n + BigInt(chat.id)),
      data,
    },
    chat.id,
  )
  return pressed
}

/** True when the message still shows a button with this data: nobody can press another one. */
export function showsButton({ message }: ChatMessage, data: string): boolean {
  return inlineKeyboard(message).some((row) =>
    row.some((button) => 'callback_data' in button && button.callback_data === data),
  )
}
