import type { Queryable } from '../database/query.ts'
import { type Sql, sql } from '../database/sql.ts'

/**
 * Where a number's chats, state, lease and orders stand. The first number needs no row and no name, so what was kept
 * before there were others stays its own; the chats of another are `<id>/<address>`.
 */
export type NumberId = string | null
export type Place = 'whatsapp' | `whatsapp-${string}`

const MARK = '/'

/** What the number's state, lease and orders are kept under. */
export function placeOf(number: NumberId): Place {
  return number === null ? 'whatsapp' : `whatsapp-${number}`
}

/** A person's chat with the number. */
export function chatWith(number: NumberId, address: string): string {
  return number === null ? address : `${number}${MARK}${address}`
}

/** The number that a chat was written to, and the person's address as WhatsApp knows it. */
export function partsOfChat(chat: string): { number: NumberId; address: string } {
  const mark = chat.indexOf(MARK)
  if (mark < 0) return { number: null, address: chat }
  return { number: chat.slice(0, mark), address: chat.slice(mark + 1) }
}

/** The same in a query: null for the first number. */
export function numberIn(chat: Sql): Sql {
  return sql`case when strpos(${chat}, ${MARK}) > 0 then split_part(${chat}, ${MARK}, 1) end`
}

/** What people read of a chat's id: the address, on whatever channel. */
export function addressIn(channel: Sql, chat: Sql): Sql {
  return sql`case when ${channel} = 'whatsapp' then split_part(${chat}, ${MARK}, -1) else ${chat} end`
}

export function placeIn(chat: Sql): Sql {
  return sql`'whatsapp' || coalesce('-' || ${numberIn(chat)}, '')`
}

/** Whether a chat in a query is of this number. */
export function isOf(number: NumberId, chat: Sql): Sql {
  return number === null ? sql`strpos(${chat}, ${MARK}) = 0` : sql`starts_with(${chat}, ${number + MARK})`
}

/** What people read of it. */
export async function calledIn(db: Queryable, place: Place): Promise<string> {
  const number = await db.first<{ name: string }>(
    sql`select name from whatsapp_number where 'whatsapp-' || id = ${place}`,
  )
  return number ? `WhatsApp ${number.name}` : 'WhatsApp'
}
