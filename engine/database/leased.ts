import type { Database } from './database.ts'
import { acquireLease, type Lease } from './lease.ts'

export type LeasedWork = (lease: Lease, lost: AbortSignal) => Promise<void>

/**
 * Does `work` whenever this process gets hold of the lease, and renews it meanwhile. `lost` is aborted when the lease is
 * lost or `stop` is called; `work` ends then, and the waiting begins anew. `stop` waits for `work` and gives the lease
 * back, so that another replica takes over at once.
 */
export function whileLeased(
  db: Database,
  name: string,
  options: { ttlMs: number; onError: (error: unknown) => void },
  work: LeasedWork,
): { stop(): Promise<void> } {
  const { ttlMs, onError } = options
  const beat = ttlMs / 3
  const stopping = new AbortController()
  const ended = run()

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const lease = await acquireLease(db, name, ttlMs).catch(onError)
      if (lease) await hold(lease)
      await pause(beat, stopping.signal)
    }
  }

  async function hold(lease: Lease): Promise<void> {
    const lost = new AbortController()
    const signal = AbortSignal.any([lost.signal, stopping.signal])
    const working = work(lease, signal).catch(onError)
    const over = working.then(() => lost.abort())
    while (!lost.signal.aborted) {
      await pause(beat, signal)
      if (stopping.signal.aborted) break
      await lease.renew().catch(onError)
      if (!lease.stillMine()) lost.abort()
    }
    await over
    await lease.release().catch(onError)
  }

  return {
    async stop() {
      stopping.abort()
      await ended
    },
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
