import type { ChannelName } from '../actor.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'

/** On some channels one person has several addresses, and writes from another one tomorrow: it stays the same chat. */
export function addresses({ db }: Pick<Deps, 'db'>) {
  return {
    /** The chat that an address belongs to; null for one never seen. */
    async knownAs(channel: ChannelName, address: string): Promise<string | null> {
      const known = await db.first<{ externalId: string }>(sql`
        select external_id from chat_address where channel = ${channel} and address = ${address}`)
      return known?.externalId ?? null
    },

    /** Every address of a chat, itself among them. */
    async addressesOf(channel: ChannelName, externalId: string): Promise<string[]> {
      const known = await db.rows<{ address: string }>(sql`
        select address from chat_address where channel = ${channel} and external_id = ${externalId}
        order by created_at, address`)
      return [...new Set([externalId, ...known.map(({ address }) => address)])]
    },

    /**
     * All of these are one person's. Answers their chat: the one that any of the addresses had first, else the first of
     * them.
     */
    async sameChat(channel: ChannelName, all: readonly [string, ...string[]]): Promise<string> {
      const first = sql`
        select external_id from chat_address where channel = ${channel} and address = any(${[...all]})
        order by created_at, external_id limit 1`
      const known = await db.first<{ externalId: string }>(first)
      // In the same order everywhere, so that two that learn it at once wait for each other and then agree.
      await db.query(sql`
        insert into chat_address (channel, address, external_id)
        select ${channel}, address, ${known?.externalId ?? all[0]}
        from unnest(${[...new Set(all)].sort()}::text[]) as item(address)
        on conflict (channel, address) do nothing`)
      return (await db.one<{ externalId: string }>(first)).externalId
    },
  }
}
