import type { Logger } from 'pino'

type Part = { name: string; stop: () => unknown }

/** What was started, ended in the opposite order. */
export type Running = ReturnType<typeof running>

/** Together below the 25 s that whoever stops us may wait; the last parts (the database) always get their share. */
const LIMIT_MS = 18_000
const LEAST_MS = 2_000

/**
 * Remembers what must be ended, and ends it once: on SIGTERM or Ctrl+C, or when told. What takes too long is left
 * behind; a second Ctrl+C does not wait at all.
 */
export function running(log: Logger) {
  const parts: Part[] = []
  const stopping = new AbortController()
  let ended: Promise<boolean> | undefined
  let isOver = () => {}
  const over = new Promise<void>((resolve) => {
    isOver = resolve
  })

  function end(): Promise<boolean> {
    ended ??= endAll().finally(isOver)
    return ended
  }

  async function endAll(): Promise<boolean> {
    stopping.abort()
    const until = performance.now() + LIMIT_MS
    let whole = true
    for (const { name, stop } of parts.toReversed()) {
      const left = Math.max(LEAST_MS, until - performance.now())
      const done = await within(left, async () => stop()).catch((error) => {
        log.error({ err: error, part: name }, 'a part did not end well')
        return true
      })
      if (!done) log.error({ part: name }, 'a part did not end in time and is left behind')
      whole &&= done
    }
    return whole
  }

  return {
    /** Aborted when the end begins: whoever waits for something gives up. */
    stopping: stopping.signal,
    add: (name: string, stop: () => unknown) => void parts.push({ name, stop }),
    end,
    /** Resolves when everything has ended. */
    over,
    /** Ends everything at the first SIGTERM or SIGINT and then the process, with 0. */
    onSignal(said: (signal: string) => void) {
      let first: number | undefined
      for (const signal of ['SIGTERM', 'SIGINT'] as const) {
        process.on(signal, () => {
          // npm passes on the Ctrl+C that the terminal has given us already: that is the same one.
          if (first !== undefined && performance.now() - first > 1_000) process.exit(130)
          if (first !== undefined) return
          first = performance.now()
          said(signal)
          void end().then(() => process.exit(0))
        })
      }
    },
  }
}

async function within(ms: number, work: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ms, false)
  })
  try {
    return await Promise.race([work().then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}
