import { type Sql, sql } from '../../database/sql.ts'
import { type CheckSubject, type Detail, type Finding, MOST_DETAILS } from '../lights.ts'
import type { LocalDeps } from '../local.ts'

/** On `connection`: the one the check is about, else all that the customer uses. */
export function looked({ customerId, connectionId }: CheckSubject): Sql {
  return connectionId
    ? sql`connection.customer_id = ${customerId} and connection.id = ${connectionId}`
    : sql`connection.customer_id = ${customerId} and connection.active`
}

type Looked = {
  number: number
  login: string
  mac: string | null
  blockedAt: Date | null
  blockReason: string | null
  reducedAt: Date | null
  reductionReason: string | null
  online: boolean | null
  onlineChangedAt: Date | null
  lastIp: string | null
  lastNas: string | null
  createdAt: Date
}

export async function blocked({ db }: LocalDeps, subject: CheckSubject): Promise<Finding> {
  return judged(
    await read(db, subject),
    ({ number, login, mac, blockedAt: at, blockReason: reason }) =>
      at && { about: 'blocked', number, login, mac, reason, at: at.toISOString() },
  )
}

export async function reduction({ db }: LocalDeps, subject: CheckSubject): Promise<Finding> {
  return judged(
    await read(db, subject),
    ({ number, login, reducedAt: at, reductionReason: reason }) =>
      at && { about: 'reduced', number, login, reason, at: at.toISOString() },
  )
}

/** One that is offline makes it red; one of which nobody knows leaves it grey. Where each was last seen stands beside. */
export async function online({ db }: LocalDeps, subject: CheckSubject): Promise<Finding> {
  const found = await read(db, subject)
  const details = found.flatMap(seen).slice(0, MOST_DETAILS)
  if (found.length === 0) return NOTHING
  if (found.some(({ online }) => online === false)) return { state: 'red', details }
  if (found.some(({ online }) => online === null)) return { state: 'grey', why: 'not_said', details }
  return { state: 'green', details }
}

function seen({ number, login, online, onlineChangedAt, createdAt, lastNas, lastIp }: Looked): Detail[] {
  const known: Detail = { about: 'known', number, at: createdAt.toISOString(), nas: lastNas, ip: lastIp }
  if (online === null) return [known]
  const at = onlineChangedAt?.toISOString() ?? null
  return [{ about: online ? 'online' : 'offline', number, login, at }, known]
}

function read(db: LocalDeps['db'], subject: CheckSubject): Promise<Looked[]> {
  return db.rows<Looked>(sql`
    select number, login, mac, blocked_at, block_reason, reduced_at, reduction_reason, online, online_changed_at,
      last_ip, last_nas, created_at
    from connection where ${looked(subject)} order by number limit ${MOST_DETAILS}`)
}

const NOTHING: Finding = { state: 'grey', why: 'nothing_to_look_at' }

function judged(found: readonly Looked[], detailOf: (connection: Looked) => Detail | null): Finding {
  if (found.length === 0) return NOTHING
  const details = found.map(detailOf).filter((detail) => detail !== null)
  return { state: details.length > 0 ? 'red' : 'green', details }
}
