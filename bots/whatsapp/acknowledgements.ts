import type { Engine } from '#engine'

const REMEMBERED = 1_000

/** What WhatsApp says of our messages: sent is only what its server has. */
export function acknowledgements({ sendings, log }: Engine) {
  const latest = new Map<string, number>()
  const waiting = new Map<string, (ack: number) => void>()

  function heard(id: string, ack: number): void {
    latest.delete(id)
    latest.set(id, ack)
    if (latest.size > REMEMBERED) latest.delete(latest.keys().next().value as string)
    if (ack !== 0) waiting.get(id)?.(ack)
    if (ack < 1) return
    sendings
      .acknowledge('whatsapp', id)
      .catch((error) =>
        log.warn({ err: error }, 'an acknowledgement could not be kept; it is asked for again'),
      )
  }

  return {
    heard,

    /** How far the message came within that time: 0 when nothing was heard of it. */
    async awaited(id: string, withinMs: number): Promise<number> {
      const already = latest.get(id) ?? 0
      if (already !== 0) return already
      return new Promise((resolve) => {
        const settle = (ack: number) => {
          clearTimeout(timer)
          waiting.delete(id)
          resolve(ack)
        }
        const timer = setTimeout(settle, withinMs, 0)
        waiting.set(id, settle)
      })
    },
  }
}
