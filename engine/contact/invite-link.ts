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
 * The address that opens a chat with the WhatsApp number of their company, the token written already: the person only sends it. Null while
 * the number does not work, and for whom WhatsApp is not (R6).
 */
export async function whatsappInviteLink(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  contactId: string,
  token: string,
): Promise<string | null> {
  const status = await db.first<{ number: string }>(sql`
    select status.data ->> 'number' as number
    from membership join customer on customer.id = membership.customer_id and customer.active
    join company on company.id = customer.company_id
    cross join channel_status as status
    left join whatsapp_number as own on 'whatsapp-' || own.id = status.channel
    where membership.contact_id = ${contactId} and ${includesWhatsapp(sql`${clock.now()}::timestamptz`)}
      and (status.channel = 'whatsapp' or own.company_id = company.id)
      and status.state in ('ready', 'degraded') and status.data ->> 'number' is not null
    order by own.id is null, customer.name limit 1
  `)
  return status ? `https://wa.me/${status.number}?text=${encodeURIComponent(`/start ${token}`)}` : null
}
