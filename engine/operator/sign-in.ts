import { sql } from '../database/sql.ts'
import { keyedHash } from '../secret/keyed-hash.ts'
import { networkOf } from '../throttle/network.ts'
import { throttles } from '../throttle/throttles.ts'
import type { AccountDeps } from './deps.ts'
import { isPassword } from './password.ts'

export type SignIn =
  | { kind: 'ok'; operatorId: string; epoch: number; mustChangePassword: boolean }
  /** Unknown e-mail, wrong password, no access any more: the same answer after the same time. */
  | { kind: 'failed' }
  /** The provisional password is right but has run out. */
  | { kind: 'provisional_expired' }

/** Who is this? (R4) */
export function signIns(deps: AccountDeps) {
  const { db, clock, log } = deps
  const limits = throttles(deps)

  /**
   * Checks an e-mail and a password. Tries count before they are checked, per network and per account, and are taken
   * back when they were right. Throws Refused `too_many_tries` (`details.seconds`).
   */
  async function signIn(email: string, password: string, { ip }: { ip: string }): Promise<SignIn> {
    const network = networkOf(ip)
    const account = keyedHash(deps.secretKey, 'account', email.trim().toLowerCase())
    await limits.count('sign-in/network/hour', network)
    await limits.count('sign-in/network', network)
    await limits.count('sign-in/account', account)

    const known = await db.first<{
      id: string
      passwordHash: string
      sessionEpoch: number
      mustChangePassword: boolean
      provisionalUntil: Date | null
      active: boolean
    }>(sql`
      select id, password_hash, session_epoch, must_change_password, provisional_until, active
      from operator where email = ${email.trim().slice(0, 254)}
    `)
    const isRight = await isPassword(known?.passwordHash, password)
    if (!known?.active || isRight !== true) return { kind: 'failed' }

    await limits.forgive('sign-in/network/hour', network)
    await limits.forgive('sign-in/network', network)
    await limits.forgive('sign-in/account', account)
    if (known.provisionalUntil && known.provisionalUntil <= clock.now())
      return { kind: 'provisional_expired' }
    log.info({ operatorId: known.id }, 'an operator signed in')
    return {
      kind: 'ok',
      operatorId: known.id,
      epoch: known.sessionEpoch,
      mustChangePassword: known.mustChangePassword,
    }
  }

  return { signIn }
}
