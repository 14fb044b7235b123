import type { Db } from '../deps.ts'
import type { Outgoing } from '../notification/enqueue.ts'
import type { RichText } from '../notification/message.ts'
import type { Language } from '../text.ts'

/** The part of the outbox that accounts use. */
export type Outbox = { on(db: Db): { send(...messages: Outgoing[]): Promise<unknown> } }

/** Puts a mail to an operator into the outbox, committed with whatever `db` is in the middle of. */
export async function mailOperator(
  outbox: Outbox,
  db: Db,
  mail: {
    to: string
    kind: string
    subject: string
    text: RichText
    language: Language
    /** A button with where it leads. */
    button?: { label: string; href: string }
    /** Codes, links and passwords: wiped from the outbox once sent. */
    sensitive?: boolean
  },
): Promise<void> {
  const { to, kind, subject, text, language, button, sensitive = false } = mail
  const choices = button ? [[button]] : []
  await outbox.on(db).send({
    channel: 'email',
    to,
    kind,
    sensitive,
    payload: { subject, message: { text, choices }, language },
  })
}
