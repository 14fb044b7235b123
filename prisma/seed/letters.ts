import { type Channel, FILE_LIMITS, type MailPayload, plainText } from '#engine'

/** The letters that somebody waits for: a code, a way in. Of the others the subject will do. */
const WAITED_FOR = /^(contact\.code|operator\.)/

/** In the demo nobody has a mailbox: letters come out on the terminal. */
export function printedLetters(print: (line: string) => void): Channel {
  return {
    name: 'email',
    limits: FILE_LIMITS.email,
    async deliver({ to, kind, payload }) {
      const { subject, message } = payload as MailPayload
      print(`  ✉ ${to} · ${subject}`)
      if (WAITED_FOR.test(kind)) print(indented([plainText(message.text), ...links(message)].join('\n')))
      return { kind: 'sent', externalId: null }
    },
  }
}

function links({ choices = [] }: MailPayload['message']): string[] {
  return choices.flat().flatMap((choice) => ('href' in choice ? [choice.href] : []))
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '      ')
}
