import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { checked, wholeNumber } from '../administration/input.ts'
import { Refused } from '../errors.ts'
import { parseIp } from './addressing.ts'
import type { ChangeConnection, Occasion } from './change.ts'

const withPort = z.strictObject({
  port: z.union([z.literal('').transform(() => null), z.null(), wholeNumber(1, 65_535)]).default(null),
})

/** HTTP access to the customer's equipment: an address for the operator's own browser. Bote itself asks it nothing. */
export function equipmentLinks(change: ChangeConnection) {
  return {
    /**
     * The link to the last address the connection was seen with, and on record that it was asked for. Throws Refused
     * (`connection_without_last_ip`), Invalid for a port that is none.
     */
    async equipmentLink(
      actor: Actor,
      connectionId: string,
      input: z.input<typeof withPort> = {},
      occasion: Occasion = {},
    ): Promise<string> {
      let link: string | null = null
      await change(actor, connectionId, occasion, async (_, connection) => {
        const { port } = checked(withPort, input)
        link = equipmentAddress(connection.lastIp, port)
        if (!link) throw new Refused('connection_without_last_ip')
        return { kind: 'equipmentOpened', after: connection, facts: { before: null, after: { link } } }
      })
      return link ?? ''
    },
  }
}

/** `http://100.64.0.7:8080/`; null when the address is none that a customer's equipment can have. */
export function equipmentAddress(lastIp: string | null, port: number | null = null): string | null {
  const ip = lastIp && parseIp(lastIp)
  if (!ip) return null
  return new URL(`http://${ip.includes(':') ? `[${ip}]` : ip}:${port ?? 80}/`).href
}
