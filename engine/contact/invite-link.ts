import { sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'

/**
 * The address that opens the customers' bot with the token, once the bot has said what it is called
 * (`channel_status` of telegram: `data.username`, and `data.linkRoot` where it is not https://t.me). Null before.
 */
export async function inviteLink(db: Db, token: string): Promise<string | null> {
  const status = await db.first<{ username: string | null; linkRoot: string | null }>(sql`
    select data ->> 'username' as username, data ->> 'linkRoot' as link_root
    from channel_status where channel = 'telegram'
  `)
  if (!status?.username) return null
  return `${status.linkRoot ?? 'https://t.me'}/${status.username}?start=${token}`
}
