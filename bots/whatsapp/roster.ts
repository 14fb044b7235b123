import type { Engine, NumberId } from '#engine'

export type Driving = {
  /** It is one of ours no more: gives it back to the phone, and ends. */
  leave(): Promise<void>
  stop(): Promise<void>
}

/** Keeps one thing going for each number there is: the first always, others as administrators add and remove them. */
export function roster(
  { whatsappNumbers, log }: Engine,
  drive: (number: NumberId) => Driving,
  { lookMs = 3_000 } = {},
) {
  const driving = new Map<NumberId, Driving>([[null, drive(null)]])
  let isStopped = false
  let looking: Promise<void> = look()
  const timer = setInterval(() => {
    looking = looking.then(look)
  }, lookMs).unref()

  async function look(): Promise<void> {
    try {
      const wanted = await whatsappNumbers.wanted()
      if (isStopped) return
      for (const number of wanted) if (!driving.has(number)) driving.set(number, drive(number))
      for (const [number, one] of driving) {
        if (number === null || wanted.includes(number)) continue
        driving.delete(number)
        log.info({ number }, 'a WhatsApp number was removed')
        await one.leave()
      }
    } catch (error) {
      log.warn({ err: error }, 'the numbers of WhatsApp could not be read; it goes on with those it knows')
    }
  }

  return {
    async stop(): Promise<void> {
      isStopped = true
      clearInterval(timer)
      await looking
      await Promise.all([...driving.values()].map((one) => one.stop()))
    },
  }
}
