import { SYSTEM } from '../actor.ts'
import { atomically } from '../administration/rows.ts'
import { audit } from '../audit/audit.ts'
import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import { formatDateTime } from '../locale.ts'
import { type CodeCheck, codes } from '../secret/codes.ts'
import { keyedHash } from '../secret/keyed-hash.ts'
import { type Language, languageOf } from '../text.ts'
import { networkOf } from '../throttle/network.ts'
import { throttles } from '../throttle/throttles.ts'
import { type AccountDeps, panelAddress } from './deps.ts'
import { mailOperator } from './mail.ts'
import { hashPassword, provisionalPassword } from './password.ts'
import { accountMailBodies, accountMails } from './texts.ts'

const PURPOSE = 'operator.recovery'
const PROVISIONAL_MS = 24 * 3_600_000

type Owner = { id: string; name: string; email: string; language: string }

/**
 * "Esqueci a senha" (R4): registered e-mail → code by e-mail → provisional password by e-mail, to be changed at the next
 * sign-in. Nobody learns here which e-mails are registered: an unknown one gets a code too, only it is never sent.
 */
export function recovery(deps: AccountDeps) {
  const { db, clock, config, log, outbox } = deps
  const limits = throttles(deps)
  const trail = audit(deps)

  /** Sends a code to the mailbox; the one before it is dead. Throws Refused `too_many_tries`. */
  async function request(email: string, { ip }: { ip: string }): Promise<void> {
    await limits.count('recovery/network', networkOf(ip))
    await limits.count('recovery/account', subjectOf(email))
    const owner = await ownerOf(email)
    await atomically(db, async (tx) => {
      const code = await codesOn(tx).issue({ purpose: PURPOSE, subject: subjectOf(email) })
      if (owner) await mailCode(tx, owner, code)
    })
  }

  /**
   * Checks the code. When it is right, the password is replaced by a provisional one that is mailed, all sessions end,
   * and `kind` is ok.
   */
  async function confirm(email: string, code: string, { ip }: { ip: string }): Promise<CodeCheck> {
    await limits.count('recovery-code/network', networkOf(ip))
    const checked = await codesOn(db).check({ purpose: PURPOSE, subject: subjectOf(email) }, code)
    if (checked.kind !== 'ok') return checked
    const owner = await ownerOf(email)
    if (!owner) return { kind: 'expired' }
    const password = provisionalPassword()
    const passwordHash = await hashPassword(password)
    const until = new Date(clock.now().getTime() + PROVISIONAL_MS)
    await atomically(db, async (tx) => {
      await tx.query(sql`
        update operator set password_hash = ${passwordHash}, must_change_password = true,
          provisional_until = ${until}, session_epoch = session_epoch + 1
        where id = ${owner.id}
      `)
      await trail.record(tx, SYSTEM, {
        action: 'recovered',
        entity: 'operator',
        entityId: owner.id,
        name: owner.name,
      })
      await mailProvisional(tx, owner, password, until)
    })
    log.info({ operatorId: owner.id }, 'a provisional password was mailed')
    return checked
  }

  function codesOn(over: Tx | AccountDeps['db']) {
    return codes({ db: over, clock, key: deps.secretKey })
  }

  /** Known and unknown e-mails look alike in the table, and neither can be read there. */
  function subjectOf(email: string): string {
    return keyedHash(deps.secretKey, PURPOSE, email.trim().toLowerCase())
  }

  async function ownerOf(email: string): Promise<Owner | undefined> {
    return db.first<Owner>(sql`
      select id, name, email, language from operator where email = ${email.trim().slice(0, 254)} and active
    `)
  }

  async function mailCode(tx: Tx, { email, language: code }: Owner, secret: string): Promise<void> {
    const language = languageOf(code)
    await mailOperator(outbox, tx, {
      to: email,
      kind: 'operator.code',
      subject: accountMails(language).codeSubject,
      text: accountMailBodies(language).code(secret),
      language,
      sensitive: true,
    })
  }

  async function mailProvisional(tx: Tx, owner: Owner, password: string, until: Date): Promise<void> {
    const language: Language = languageOf(owner.language)
    const t = accountMails(language)
    await mailOperator(outbox, tx, {
      to: owner.email,
      kind: 'operator.provisional',
      subject: t.provisionalSubject,
      text: accountMailBodies(language).provisional(
        password,
        formatDateTime(until, { language, timeZone: config.timeZone }),
      ),
      button: { label: t.provisionalButton, href: panelAddress(deps, '/sign-in') },
      language,
      sensitive: true,
    })
  }

  return { request, confirm }
}
