import type { Actor } from '../actor.ts'
import { type Administering, companyOf, mustSee } from '../administration/authority.ts'
import { keyAfter, literally, PAGE_SIZE, type Page, pageOf, searchWords } from '../administration/page.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { changesBetween, type Facts } from './changes.ts'
import { namesIn } from './names.ts'
import { mayReadAudit } from './policy.ts'

/** One administrative change. `before` is null for something new, `after` for something gone. */
export type AuditRecord = {
  /** A verb: `added`, `changed`, `removed`, `invited` … */
  action: string
  /** The noun: `customer`, `contact`, `plan` … */
  entity: string
  entityId: string | null
  /** What people call it. */
  name: string | null
  before?: Facts | null
  after?: Facts | null
}

export type AuditEntry = Required<AuditRecord> & {
  id: string
  operatorId: string | null
  operator: string
  at: Date
  /** What the records are called that before and after mention by their ids. */
  names: Readonly<Record<string, string>>
}

export type AuditFilter = {
  entity?: string | undefined
  entityId?: string | undefined
  action?: string | undefined
  /** Part of who did it, or of what it was done to. */
  search?: string | undefined
  /** Whole days of the time zone, `YYYY-MM-DD`, both included. */
  from?: string | undefined
  to?: string | undefined
  timeZone?: string | undefined
  after?: string | null | undefined
}

/** Who changed the administration, what and when. Kept by the transaction that changes it. */
export function audit({ db, clock }: Deps) {
  /** Records the change: only what differs between before and after, never a secret. Nothing differs: no entry. */
  async function record(tx: Tx, actor: Actor, entry: AuditRecord): Promise<void> {
    const { before, after } = changesBetween(entry.before ?? null, entry.after ?? null)
    if (entry.before && entry.after && Object.keys(after ?? {}).length === 0) return

    await tx.query(sql`
      insert into audit_entry (operator_id, operator, action, entity, entity_id, name, before, after, at)
      values (${actor.kind === 'operator' ? actor.id : null}, ${actor.name}, ${entry.action}, ${entry.entity},
        ${entry.entityId}, ${entry.name}, ${before && sql.json(before)}, ${after && sql.json(after)}, ${clock.now()})
    `)
  }

  /** The trail, newest first; for who is limited to a company, what its own people did. Supervisors and up. */
  async function page(actor: Actor, filter: AuditFilter = {}): Promise<Page<AuditEntry>> {
    mustSee(mayReadAudit(actor), 'audit')
    const before = keyAfter(filter.after, 1)?.[0]
    const words = searchWords(filter.search)
    const { timeZone = 'UTC' } = filter
    const like = `%${literally(words)}%`
    const rows = await db.rows<Omit<AuditEntry, 'names'>>(sql`
      select * from audit_entry
      where ${sql.and([
        byTheirOwn(actor),
        ...(before && !before.includes('-') ? [sql`id < ${before}`] : []),
        ...(filter.entity ? [sql`entity = ${filter.entity}`] : []),
        ...(filter.entityId ? [sql`entity_id = ${filter.entityId}`] : []),
        ...(filter.action ? [sql`action = ${filter.action}`] : []),
        ...(words ? [sql`(operator ilike ${like} or name ilike ${like})`] : []),
        ...(filter.from ? [sql`at >= ${filter.from}::date::timestamp at time zone ${timeZone}`] : []),
        ...(filter.to ? [sql`at < (${filter.to}::date + 1)::timestamp at time zone ${timeZone}`] : []),
      ])}
      order by id desc
      limit ${PAGE_SIZE + 1}
    `)
    const names = await namesIn(
      db,
      rows.flatMap(({ before, after }) => [before, after]),
    )
    return pageOf(
      rows.map((row) => ({ ...row, names })),
      (row) => [row.id],
    )
  }

  return { record, page }
}

function byTheirOwn(actor: Administering): Sql {
  const companyId = companyOf(actor)
  return companyId === null
    ? sql`true`
    : sql`operator_id in (select id from operator where company_id = ${companyId})`
}
