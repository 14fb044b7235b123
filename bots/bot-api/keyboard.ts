import type {
  ForceReply,
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
} from 'grammy/types'
import type { Choice, OutgoingMessage } from '#engine'

export type Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply

/** The buttons of a message: its choices below it, or what stands at the bottom of the chat. */
export function markupOf({ choices, keyboard }: OutgoingMessage): Markup | undefined {
  if (choices) {
    const rows = choices.map((row) => row.flatMap(button)).filter((row) => row.length > 0)
    if (rows.length > 0) return { inline_keyboard: rows }
  }
  switch (keyboard?.kind) {
    case 'menu':
      return {
        keyboard: keyboard.rows.map((row) => row.map((text) => ({ text }))),
        is_persistent: true,
        resize_keyboard: true,
      }
    case 'sharePhone':
      return {
        keyboard: [[{ text: keyboard.label, request_contact: true }], [{ text: keyboard.cancel }]],
        resize_keyboard: true,
        one_time_keyboard: true,
      }
    case 'reply':
      return { force_reply: true, input_field_placeholder: keyboard.placeholder }
    case 'none':
      return { remove_keyboard: true }
    default:
      return undefined
  }
}

function button(choice: Choice): InlineKeyboardButton[] {
  if ('data' in choice) return [{ text: choice.label, callback_data: choice.data }]
  return isAddress(choice.href) ? [{ text: choice.label, url: choice.href }] : []
}

/** Telegram refuses the whole message for a button to a host without a dot, such as localhost. */
function isAddress(href: string): boolean {
  if (!URL.canParse(href)) return false
  const { protocol, hostname } = new URL(href)
  return /^(https?|tg):$/.test(protocol) && (protocol === 'tg:' || hostname.includes('.'))
}
