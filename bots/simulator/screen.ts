import type { Message } from 'grammy/types'
import { type Chat, inlineKeyboard } from './chat.ts'

/** A chat as plain text: who, what, and the buttons under it. */
export function screenText(chat: Chat): string {
  const lines = chat.messages.flatMap(({ message, by, reaction }) => [
    `${by === 'bot' ? 'bot' : 'eu '} #${message.message_id} | ${contentText(message)}${reaction ? `  ${reaction}` : ''}`,
    ...inlineKeyboard(message).map((row) => `        ${row.map(({ text }) => `[${text}]`).join(' ')}`),
  ])
  const keyboard = chat.keyboard?.keyboard.map((row) =>
    row.map((button) => `(${typeof button === 'string' ? button : button.text})`).join(' '),
  )
  return [
    ...lines,
    ...(keyboard ? ['--- teclado', ...keyboard] : []),
    ...(chat.blocked ? ['--- bloqueado'] : []),
  ].join('\n')
}

function contentText(message: Message): string {
  const {
    text,
    caption = '',
    photo,
    document,
    video,
    voice,
    audio,
    sticker,
    location,
    contact,
    poll,
  } = message
  if (text !== undefined) return text.replaceAll('\n', '\n         | ')
  if (photo) return `[foto] ${caption}`
  if (document) return `[arquivo ${document.file_name}] ${caption}`
  if (video) return `[vídeo] ${caption}`
  if (voice) return '[voz]'
  if (audio) return `[áudio] ${caption}`
  if (sticker) return '[figurinha]'
  if (location) return `[local ${location.latitude}, ${location.longitude}]`
  if (contact) return `[contato ${contact.first_name} ${contact.phone_number}]`
  if (poll) return `[enquete ${poll.question}]`
  return '[mensagem]'
}
