import type { Database } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { UNCLAIMED } from './row.ts'
import type { Storage } from './storage.ts'

const DAY = 86_400_000
const PAGE = 500

type SweepDeps = Pick<Deps, 'clock' | 'log'> & { db: Database; storage: Storage }

export type Swept = { rows: number; files: number; missing: number }

/**
 * Brings rows and files together again after a day: removes files nobody sent, files without a row (a crash between the
 * two), and marks rows whose file is gone.
 */
export async function sweepAttachments({ db, storage, clock, log }: SweepDeps): Promise<Swept> {
  const yesterday = new Date(clock.now().getTime() - DAY)
  const rows = await removeUnsent(db, storage, yesterday)
  const missing = await markMissing(db, storage)
  const files = await removeUnknown(db, storage, yesterday)
  if (rows + files + missing > 0) log.info({ rows, files, missing }, 'attachments were swept')
  return { rows, files, missing }
}

/** Rows that belong to nothing, and that no half-filled form and no photo refers to. */
async function removeUnsent(db: Database, storage: Storage, before: Date): Promise<number> {
  const gone = await db.rows<{ storageKey: string | null }>(sql`
    delete from attachment a where ${UNCLAIMED} and a.created_at < ${before}
      and not exists (
        select 1 from conversation c where c.chat_id = a.chat_id and position(a.id::text in c.context::text) > 0
      )
      and not exists (select 1 from draft d where position(a.id::text in d."values"::text) > 0)
      and not exists (select 1 from operator o where o.photo_id = a.id)
    returning storage_key`)
  for (const { storageKey } of gone) if (storageKey) await storage.remove(storageKey)
  return gone.length
}

async function markMissing(db: Database, storage: Storage): Promise<number> {
  let marked = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await db.rows<{ id: string; storageKey: string | null }>(sql`
      select id, storage_key from attachment where state = 'stored' and id > ${after} order by id limit ${PAGE}`)
    const lost: string[] = []
    for (const { id, storageKey } of rows) {
      if (!storageKey || (await storage.size(storageKey)) === null) lost.push(id)
    }
    if (lost.length > 0) {
      const { count } = await db.query(sql`
        update attachment set state = 'missing', reason = 'lost' where id = any(${lost}::uuid[]) and state = 'stored'`)
      marked += count
    }
    if (rows.length < PAGE) return marked
    after = rows[PAGE - 1]!.id
  }
}

async function removeUnknown(db: Database, storage: Storage, before: Date): Promise<number> {
  let removed = 0
  let page: string[] = []

  async function removeFrom(keys: string[]): Promise<void> {
    const known = await db.rows<{ storageKey: string }>(
      sql`select storage_key from attachment where storage_key is not null and storage_key = any(${keys}::text[])`,
    )
    const kept = new Set(known.map(({ storageKey }) => storageKey))
    for (const key of keys) {
      if (kept.has(key)) continue
      await storage.remove(key)
      removed++
    }
  }

  for await (const { key, storedAt } of storage.list()) {
    if (storedAt >= before) continue
    page.push(key)
    if (page.length < PAGE) continue
    await removeFrom(page)
    page = []
  }
  await removeFrom(page)
  return removed
}
