import { type Chat, type ChatMessage, findMessage, inlineKeyboard } from './chat.ts'

export interface FoundButton {
  text: string
  entry?: ChatMessage
  asksContact?: boolean
}

/** The button a person means: exact words first, then words that contain them; inline ones before the keyboard. */
export function findButton(
  chat: Chat,
  wanted: string | RegExp | number,
  on?: number,
): FoundButton | undefined {
  const entries =
    on === undefined ? chat.messages.toReversed() : [findMessage(chat, on)].filter((e) => e !== undefined)
  const withButtons = entries.filter(({ message }) => inlineKeyboard(message).length > 0)
  if (typeof wanted === 'number') {
    const text = withButtons[0] && inlineKeyboard(withButtons[0].message).flat()[wanted]?.text
    return text ? { text, entry: withButtons[0] } : undefined
  }
  const reply = on === undefined ? replyButtons(chat) : []
  for (const isWanted of [exactly(wanted), containing(wanted)]) {
    for (const entry of withButtons) {
      const text = inlineKeyboard(entry.message)
        .flat()
        .find((button) => isWanted(button.text))?.text
      if (text) return { text, entry }
    }
    const onKeyboard = reply.find(({ text }) => isWanted(text))
    if (onKeyboard) return onKeyboard
  }
  return undefined
}

/** What the reply keyboard offers now. */
export function replyButtons({ keyboard }: Chat): FoundButton[] {
  return (keyboard?.keyboard ?? []).flat().map((button) => {
    if (typeof button === 'string') return { text: button }
    return { text: button.text, asksContact: 'request_contact' in button && button.request_contact === true }
  })
}

function exactly(wanted: string | RegExp) {
  return (text: string) => (typeof wanted === 'string' ? text === wanted : wanted.test(text))
}

function containing(wanted: string | RegExp) {
  return (text: string) => typeof wanted === 'string' && text.toLowerCase().includes(wanted.toLowerCase())
}
