import type { Logger } from 'pino'
import type { Database } from './database/database.ts'
import { sql } from './database/sql.ts'

export const LIVE_CHANNEL = 'bote_live'

/** Something that open pages show has changed. */
export type LiveChange = { kind: 'ticket'; id: string; companyId: string; departmentId: string }

/** What a step calls after its commit. */
export type Live = { changed(change: LiveChange): void }

/**
 * Tells the live pages of every replica through PostgreSQL. Gathered for a moment and sent in a transaction of its
 * own: a NOTIFY inside the step's transaction would make all commits wait for one another.
 */
export function live(db: Database, log: Logger): Live {
  const waiting = new Map<string, LiveChange>()
  let sending = false

  async function send(): Promise<void> {
    sending = true
    try {
      while (waiting.size > 0) {
        await new Promise((resolve) => setTimeout(resolve, GATHER_MS))
        const payloads = [...waiting.values()].map((change) => JSON.stringify(change))
        waiting.clear()
        await db.query(
          sql`select pg_notify(${LIVE_CHANNEL}, payload) from unnest(${payloads}::text[]) as payload`,
        )
      }
    } catch (error) {
      log.warn({ err: error }, 'live pages were not told of a change; they see it at their next load')
    } finally {
      sending = false
    }
  }

  return {
    changed(change) {
      waiting.set(`${change.kind}:${change.id}:${change.departmentId}`, change)
      if (!sending) void send()
    },
  }
}

const GATHER_MS = 15
