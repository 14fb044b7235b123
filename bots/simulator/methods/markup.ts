import type {
  ForceReply,
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  ReplyKeyboardMarkup,
} from 'grammy/types'
import { badRequest } from '../http/api-error.ts'
import type { Params } from '../http/params.ts'

export interface Markup {
  inline?: InlineKeyboardMarkup
  keyboard?: ReplyKeyboardMarkup
  removeKeyboard?: boolean
  forceReply?: ForceReply
}

/** reply_markup, checked as Telegram checks it. */
export function readMarkup(params: Params): Markup {
  const markup = params.json<Record<string, unknown>>('reply_markup')
  if (markup === undefined) return {}
  if (typeof markup !== 'object') throw badRequest("can't parse reply keyboard markup JSON object")
  if ('inline_keyboard' in markup) return { inline: checkInline(markup.inline_keyboard) }
  if ('keyboard' in markup) return { keyboard: checkKeyboard(markup as unknown as ReplyKeyboardMarkup) }
  if (markup.remove_keyboard === true) return { removeKeyboard: true }
  if (markup.force_reply === true) return { forceReply: markup as unknown as ForceReply }
  return {}
}

function checkInline(rows: unknown): InlineKeyboardMarkup | undefined {
  const checked = rowsOf<InlineKeyboardButton>(rows, 'inline keyboard')
  for (const button of checked.flat()) checkInlineButton(button)
  if (checked.flat().length > 100) throw badRequest('reply markup is too long')
  const kept = checked.filter((row) => row.length > 0)
  return kept.length > 0 ? { inline_keyboard: kept } : undefined
}

function checkInlineButton(button: InlineKeyboardButton) {
  if (typeof button?.text !== 'string')
    throw badRequest('can\'t parse inline keyboard button: Field "text" must be of type String')
  if (button.text.trim() === '')
    throw badRequest("can't parse inline keyboard button: Inline keyboard button text must be non-empty")
  if ('callback_data' in button) {
    const bytes = Buffer.byteLength(String(button.callback_data))
    if (bytes < 1 || bytes > 64) throw badRequest('BUTTON_DATA_INVALID')
  } else if ('url' in button) {
    checkUrl(button.url)
  } else if (Object.keys(button).every((key) => ['text', 'style', 'icon_custom_emoji_id'].includes(key))) {
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
  }
}

function checkUrl(url: string) {
  const wrong = badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`)
  const parsed = URL.parse?.(url) ?? parseUrl(url)
  if (!parsed) throw wrong
  if (parsed.protocol === 'tg:') return
  const isWeb = parsed.protocol === 'http:' || parsed.protocol === 'https:'
  // Telegram refuses names without a dot, localhost among them.
  if (!isWeb || !parsed.hostname.includes('.')) throw wrong
}

function parseUrl(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null
}

function checkKeyboard(markup: ReplyKeyboardMarkup): ReplyKeyboardMarkup {
  const rows = rowsOf<ReplyKeyboardMarkup['keyboard'][number][number]>(markup.keyboard, 'reply keyboard')
  const keyboard = rows
    .map((row) => row.map((button) => (typeof button === 'string' ? { text: button } : button)))
    .filter((row) => row.length > 0)
  for (const button of keyboard.flat()) {
    if (typeof button.text !== 'string')
      throw badRequest('can\'t parse keyboard button: Field "text" must be of type String')
    if (button.text === '')
      throw badRequest("can't parse keyboard button: Keyboard button text must be non-empty")
  }
  if (keyboard.length === 0) throw badRequest('keyboard is empty')
  return { ...markup, keyboard }
}

function rowsOf<T>(rows: unknown, name: string): T[][] {
  if (!Array.isArray(rows) || !rows.every(Array.isArray)) {
    throw badRequest(`can't parse ${name}: it must be an Array of Arrays`)
  }
  return rows
}
