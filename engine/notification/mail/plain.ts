import type { MailPayload } from '../channel.ts'
import { plainText } from '../message.ts'
import { safeHref } from './paragraphs.ts'
import { mailTexts, threadText } from './texts.ts'

/** The mail for programs that show no HTML. */
export function mailText(mail: MailPayload): string {
  const say = mailTexts(mail.language)
  const choices = (mail.message.choices ?? []).flat()
  const links = choices.flatMap((choice) => {
    const href = 'href' in choice ? safeHref(choice.href) : undefined
    return href ? [`${choice.label}: ${href}`] : []
  })
  const files = mail.message.attachments?.length ?? 0
  const parts = [
    plainText(mail.message.text).trim(),
    links.join('\n'),
    files > 0 ? say.files(files) : '',
    choices.some((choice) => 'data' in choice) ? say.answerInChat : '',
    `-- \n${mail.thread ? `${threadText(mail.thread, mail.language)}\n` : ''}${say.noReply}`,
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}
