import { sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'

/**
 * The address that opens a bot with the token, once the bot has said what it is called (`channel_status`:
 * `data.username`, and `data.linkRoot` where it is not https://t.me). Null before.
 */
export async function inviteLink(
  db: Db,
  token: string,
  bot: 'telegram' | 'operators' = 'telegram',
): Promise<string | null> {
  const status = await db.first<{ username: string | null; linkRoot: string | null }>(sql`
    select data ->> 'username' as username, data ->> 'linkRoot' as link_root
    from channel_status where channel = ${bot}
  `)
  if (!status?.username) return null
  return `${status.linkRoot ?? 'https://t.me'}/${status.username}?start=${token}`
}
