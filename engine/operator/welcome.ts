import type { Tx } from '../database/transaction.ts'
import { formatDateTime } from '../locale.ts'
import { links } from '../secret/links.ts'
import { type AccountDeps, panelAddress } from './deps.ts'
import { mailOperator } from './mail.ts'
import type { Operator } from './operator.ts'
import { accountMailBodies, accountMails } from './texts.ts'

export const WELCOME = 'operator.welcome'
const LASTS_MS = 3 * 86_400_000

/** The first access of somebody new (R4). */
export function welcomes(deps: AccountDeps) {
  const { clock, config, outbox } = deps

  /** Mails a single-use link to choose a password; also answers its address. */
  async function send(tx: Tx, { id, name, email, language }: Operator): Promise<string> {
    const token = await links({ db: tx, clock }).issue(
      { purpose: WELCOME, subject: id },
      { lastsMs: LASTS_MS },
    )
    const address = panelAddress(deps, `/welcome/${token}`)
    const until = formatDateTime(new Date(clock.now().getTime() + LASTS_MS), {
      language,
      timeZone: config.timeZone,
    })
    const t = accountMails(language)
    await mailOperator(outbox, tx, {
      to: email,
      kind: WELCOME,
      subject: t.welcomeSubject,
      text: accountMailBodies(language).welcome(name, until),
      button: { label: t.welcomeButton, href: address },
      language,
      sensitive: true,
    })
    return address
  }

  return { send }
}
