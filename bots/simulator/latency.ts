export interface LatencyFigures {
  count: number
  waiting: number
  /** Milliseconds. */
  p50: number
  p95: number
  p99: number
  max: number
}

export interface Latency {
  /** Starts the stopwatch of a chat; `at` in milliseconds of performance.now(). */
  emitted(chatId: number, at: number): void
  /** Stops the oldest running stopwatch of this chat. */
  answered(chatId: number): void
  figures(): LatencyFigures
  reset(): void
}

const KEPT = 200_000

/** Messages of one chat that nobody answers are not all remembered. */
const WAITING_LIMIT = 1_000

/** From an update that was due to the first message sent to its chat: what a customer waits. */
export function createLatency(): Latency {
  const running = new Map<number, number[]>()
  let samples = new Float64Array(KEPT)
  let count = 0
  return {
    emitted(chatId, at) {
      const waits = running.get(chatId)
      if (!waits) running.set(chatId, [at])
      else if (waits.length < WAITING_LIMIT) waits.push(at)
    },
    answered(chatId) {
      const waits = running.get(chatId)
      const at = waits?.shift()
      if (at === undefined) return
      if (waits!.length === 0) running.delete(chatId)
      samples[count % KEPT] = performance.now() - at
      count += 1
    },
    figures() {
      const sorted = samples.slice(0, Math.min(count, KEPT)).sort()
      const quantile = (q: number) => round(sorted[Math.max(0, Math.ceil(sorted.length * q) - 1)] ?? 0)
      let waiting = 0
      for (const waits of running.values()) waiting += waits.length
      return {
        count,
        waiting,
        p50: quantile(0.5),
        p95: quantile(0.95),
        p99: quantile(0.99),
        max: quantile(1),
      }
    },
    reset() {
      running.clear()
      samples = new Float64Array(KEPT)
      count = 0
    },
  }
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100
}
