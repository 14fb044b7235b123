import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'

/** Something that is done in a chat only when its operator has said yes. */
export type Unconfirmed = { key: string; [detail: string]: unknown }

/** One at a time: a newer one takes the place of the one before. */
export function confirmations({ db }: Pick<Deps, 'db'>) {
  return {
    async askFor(chatId: string, what: Unconfirmed): Promise<void> {
      await db.query(sql`update operator_chat set unconfirmed = ${sql.json(what)} where id = ${chatId}`)
    },

    /** Takes it: of two yeses at once only one gets it. Null when it is done, or another one is asked for by now. */
    async confirm(chatId: string, key: string): Promise<Unconfirmed | null> {
      const waiting = await db.first<{ unconfirmed: Unconfirmed | null }>(sql`
        select unconfirmed from operator_chat where id = ${chatId} for update`)
      if (waiting?.unconfirmed?.key !== key) return null
      await db.query(sql`update operator_chat set unconfirmed = null where id = ${chatId}`)
      return waiting.unconfirmed
    },
  }
}
