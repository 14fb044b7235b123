import { z } from 'zod'
import type { OperatorActor } from '../actor.ts'
import { checked, invalid, line, optionalLine, optionalParagraph } from '../administration/input.ts'
import { atomically } from '../administration/rows.ts'
import { audit } from '../audit/audit.ts'
import { uniqueViolation } from '../database/errors.ts'
import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import { Invalid, NotFound } from '../errors.ts'
import { links, type OpenLink } from '../secret/links.ts'
import { throttles } from '../throttle/throttles.ts'
import type { AccountDeps } from './deps.ts'
import { mailOperator } from './mail.ts'
import { type Operator, THEMES } from './operator.ts'
import { hashPassword, isPassword, mustBeStrong } from './password.ts'
import { operatorColumns } from './rows.ts'
import { accountMailBodies, accountMails } from './texts.ts'
import { WELCOME } from './welcome.ts'

const profile = z.strictObject({
  name: line(120),
  email: line(254).pipe(z.email()),
  phone: optionalLine(40),
  extension: optionalLine(20),
  mobile: optionalLine(40),
  address: optionalLine(300),
  notes: optionalParagraph(),
  mailNotices: z.boolean().default(false),
  /** Needed only to change the e-mail, because whoever has the mailbox can recover the password. */
  currentPassword: z.string().default(''),
})
const taste = z.strictObject({ language: z.enum(['pt', 'en']).optional(), theme: z.enum(THEMES).optional() })
export type Profile = z.input<typeof profile>
export type Taste = z.input<typeof taste>

/** What people do with their own account (R4, R5). */
export function accounts(deps: AccountDeps) {
  const { db, clock, outbox } = deps
  const trail = audit(deps)
  const limits = throttles(deps)

  async function own(actor: OperatorActor): Promise<Operator> {
    return db.one<Operator>(sql`select ${operatorColumns} from operator where operator.id = ${actor.id}`)
  }

  /** Keeps the person's own data current. Throws Invalid (`wrong_password`, `taken`), Refused `too_many_tries`. */
  async function changeProfile(actor: OperatorActor, details: Profile): Promise<Operator> {
    const { currentPassword, ...values } = checked(profile, details)
    const before = await own(actor)
    const hasMoved = before.email.toLowerCase() !== values.email.toLowerCase()
    if (hasMoved) await mustKnowPassword(actor, currentPassword)
    return atomically(db, async (tx) => {
      try {
        await tx.query(sql`
          update operator set name = ${values.name}, email = ${values.email}, phone = ${values.phone},
            extension = ${values.extension}, mobile = ${values.mobile}, address = ${values.address},
            notes = ${values.notes}, mail_notices = ${values.mailNotices}
          where id = ${actor.id}
        `)
      } catch (error) {
        if (uniqueViolation(error) === 'operator_email_key') throw invalid('email', 'taken')
        throw error
      }
      await trail.record(tx, actor, {
        action: 'changed',
        entity: 'operator',
        entityId: actor.id,
        name: values.name,
        before: Object.fromEntries(Object.keys(values).map((key) => [key, before[key as keyof Operator]])),
        after: values,
      })
      if (hasMoved) await tellOldMailbox(tx, before, values.email)
      return { ...before, ...values }
    })
  }

  async function changeTaste(actor: OperatorActor, wanted: Taste): Promise<void> {
    const { language = null, theme = null } = checked(taste, wanted)
    await db.query(sql`
      update operator set language = coalesce(${language}, language), theme = coalesce(${theme}, theme)
      where id = ${actor.id}
    `)
  }

  /**
   * A new password; every session of before is dead, so the caller goes on with the epoch this answers.
   * Throws Invalid (`wrong_password`, weak or unchanged password), Refused `too_many_tries`.
   */
  async function changePassword(actor: OperatorActor, current: string, wanted: string): Promise<number> {
    await mustKnowPassword(actor, current)
    const operator = await own(actor)
    mustBeStrong(wanted, operator, 'newPassword')
    if (wanted === current) throw fault('newPassword', 'password_unchanged')
    const passwordHash = await hashPassword(wanted)
    return atomically(db, (tx) => replacePassword(tx, operator, passwordHash))
  }

  /** Whom a welcome link is for; undefined when it was used or ran out. Looking does not use it up. */
  async function welcomed(token: string): Promise<Operator | undefined> {
    return operatorOf(db, await links(deps).open(WELCOME, token))
  }

  /** Uses the welcome link up and sets the first password. Throws NotFound for a link that no longer counts. */
  async function choosePassword(
    token: string,
    wanted: string,
  ): Promise<{ operatorId: string; epoch: number }> {
    const expected = await welcomed(token)
    if (!expected) throw new NotFound('link_not_found')
    mustBeStrong(wanted, expected, 'newPassword')
    const passwordHash = await hashPassword(wanted)
    return atomically(db, async (tx) => {
      const operator = await operatorOf(tx, await links({ db: tx, clock }).consume(WELCOME, token))
      if (!operator) throw new NotFound('link_not_found')
      return { operatorId: operator.id, epoch: await replacePassword(tx, operator, passwordHash, false) }
    })
  }

  async function operatorOf(
    over: AccountDeps['db'],
    link: OpenLink | undefined,
  ): Promise<Operator | undefined> {
    if (!link) return undefined
    return over.first<Operator>(
      sql`select ${operatorColumns} from operator where operator.id = ${link.subject} and operator.active`,
    )
  }

  async function replacePassword(
    tx: Tx,
    operator: Operator,
    passwordHash: string,
    tell = true,
  ): Promise<number> {
    const { sessionEpoch } = await tx.one<{ sessionEpoch: number }>(sql`
      update operator set password_hash = ${passwordHash}, must_change_password = false, provisional_until = null,
        session_epoch = session_epoch + 1
      where id = ${operator.id} returning session_epoch
    `)
    await links({ db: tx, clock }).revoke({ purpose: WELCOME, subject: operator.id })
    const { language } = operator
    if (tell) {
      await mailOperator(outbox, tx, {
        to: operator.email,
        kind: 'operator.password-changed',
        subject: accountMails(language).changedSubject,
        text: accountMailBodies(language).changed(operator.name),
        language,
      })
    }
    return sessionEpoch
  }

  async function mustKnowPassword(actor: OperatorActor, current: string): Promise<void> {
    await limits.count('password/account', actor.id)
    const { passwordHash } = await db.one<{ passwordHash: string }>(
      sql`select password_hash from operator where id = ${actor.id}`,
    )
    if (!(await isPassword(passwordHash, current))) throw fault('currentPassword', 'wrong_password')
    await limits.forgive('password/account', actor.id)
  }

  async function tellOldMailbox(tx: Tx, before: Operator, email: string): Promise<void> {
    const { language } = before
    await mailOperator(outbox, tx, {
      to: before.email,
      kind: 'operator.email-changed',
      subject: accountMails(language).emailChangedSubject,
      text: accountMailBodies(language).emailChanged(before.name, email),
      language,
    })
  }

  return { own, changeProfile, changeTaste, changePassword, welcomed, choosePassword }
}

function fault(field: string, code: string): Invalid {
  return new Invalid('input_invalid', { fields: [{ field, code }] })
}
