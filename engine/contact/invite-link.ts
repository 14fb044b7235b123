import { includesWhatsapp } from '../contract/includes-whatsapp.ts'
import { sql } from '../database/sql.ts'
import type { Db, Deps } from '../deps.ts'

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

/**
 * The address that opens a chat with the WhatsApp number, the token written already: the person only sends it. Null while
 * the number does not work, and for whom WhatsApp is not (R6).
 */
export async function whatsappInviteLink(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  contactId: string,
  token: string,
): Promise<string | null> {
  const status = await db.first<{ number: string }>(sql`
    select data ->> 'number' as number from channel_status
    where channel = 'whatsapp' and state in ('ready', 'degraded') and data ->> 'number' is not null
      and exists (
        select 1 from membership join customer on customer.id = membership.customer_id and customer.active
          join company on company.id = customer.company_id
        where membership.contact_id = ${contactId} and ${includesWhatsapp(sql`${clock.now()}::timestamptz`)})
  `)
  return status ? `https://wa.me/${status.number}?text=${encodeURIComponent(`/start ${token}`)}` : null
}
