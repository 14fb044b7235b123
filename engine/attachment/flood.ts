import { sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'
import { Refused } from '../errors.ts'
import { CHAT_LIMITS } from './limits.ts'

/** Throws Refused `attachment.too_many` for a chat that brings files faster, or more of them, than a person does. */
export async function refuseFlood(db: Db, chatId: string, now: Date): Promise<void> {
  const minuteAgo = new Date(now.getTime() - 60_000)
  const dayAgo = new Date(now.getTime() - 86_400_000)
  const { files, bytes } = await db.one<{ files: number; bytes: number }>(sql`
    select count(*) filter (where created_at > ${minuteAgo})::int as files,
      coalesce(sum(size), 0)::float8 as bytes
    from attachment where chat_id = ${chatId} and created_at > ${dayAgo}`)
  if (files >= CHAT_LIMITS.filesPerMinute || bytes >= CHAT_LIMITS.bytesPerDay) {
    throw new Refused('attachment.too_many', CHAT_LIMITS)
  }
}
