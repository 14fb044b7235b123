import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'

type Album = { chatId: string; lane: string; album: string; inboxId: string }

/** So far back the messages of an album are looked for in the inbox. */
const REACH = 2_000

/** Files that were sent together: each a message of its own, all with their album's id in the payload. */
export function albums({ db }: Pick<Deps, 'db'>) {
  return {
    /** The album's messages that were not taken yet; none while more of them wait behind this one. */
    async takeAlbum({ chatId, lane, album, inboxId }: Album): Promise<unknown[]> {
      const next = await db.first(sql`
        select 1 from inbox_message where channel = 'operators' and lane = ${lane} and state = 'waiting'
          and payload ->> 'album' = ${album} limit 1`)
      if (next) return []
      const { messages } = await db.one<{ messages: unknown[] }>(sql`
        with before as (
          select last_album from operator_chat where id = ${chatId}
        ), taken as (
          update operator_chat set last_album = ${sql.json({ album, until: inboxId })} where id = ${chatId}
        )
        select coalesce(jsonb_agg(m.payload -> 'update' -> 'message' order by m.id), '[]') as messages
        from inbox_message m, before
        where m.id > ${inboxId}::bigint - ${REACH} and m.id <= ${inboxId}::bigint
          and m.channel = 'operators' and m.lane = ${lane} and m.payload ->> 'album' = ${album}
          and (before.last_album ->> 'album' is distinct from ${album}
            or m.id > (before.last_album ->> 'until')::bigint)`)
      return messages
    },
  }
}
