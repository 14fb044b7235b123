import { type Language, texts } from '../../text.ts'
import type { MailThread } from '../channel.ts'

/** `Ticket 202611/0042`, `Protocolo 202611.42`: what a mail is about. */
export function threadText(thread: MailThread, language: Language): string {
  const say = mailTexts(language)
  return 'ticketId' in thread ? say.ticket(thread.number) : say.atendimento(thread.number)
}

export const mailTexts = texts({
  pt: {
    ticket: (number: string) => `Ticket ${number}`,
    atendimento: (protocol: string) => `Protocolo ${protocol}`,
    answerInChat: 'Para responder ou escolher uma opção, use a sua conversa conosco.',
    files: (count: number) =>
      count === 1
        ? 'Há um arquivo anexado: veja na sua conversa.'
        : `Há ${count} arquivos anexados: veja na sua conversa.`,
    noReply: 'Esta é uma mensagem automática. Por favor, não responda este e-mail.',
  },
  en: {
    ticket: (number: string) => `Ticket ${number}`,
    atendimento: (protocol: string) => `Protocol ${protocol}`,
    answerInChat: 'To answer or choose an option, please use your chat with us.',
    files: (count: number) =>
      count === 1
        ? 'A file is attached: see it in your chat.'
        : `${count} files are attached: see them in your chat.`,
    noReply: 'This is an automatic message. Please do not reply to this e-mail.',
  },
})
