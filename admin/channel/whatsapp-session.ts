import { z } from 'zod'
import type { ChannelStatus } from '#engine'

const date = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .nullish()
  .catch(null)

const schema = z.object({
  state: z
    .enum(['starting', 'qr', 'syncing', 'ready', 'degraded', 'backoff', 'logged_out', 'stopped'])
    .catch('starting'),
  detail: z.string().nullish().catch(null),
  qr: z
    .object({ code: z.string().min(1), at: date })
    .nullish()
    .catch(null),
  number: z.string().nullish().catch(null),
  lastProbeAt: date,
  starts: z.number().catch(0),
  alarm: z.object({ what: z.string(), at: date }).nullish().catch(null),
})

/** How the number does, as whoever drives it last said. */
export type WhatsappSession = z.output<typeof schema>

export function whatsappSession(status: ChannelStatus | undefined): WhatsappSession {
  return schema.parse(status?.data ?? {})
}
