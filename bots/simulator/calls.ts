export interface Call {
  method: string
  token: string
  /** As they came: values of a JSON body, strings of any other. */
  params: Record<string, unknown>
  at: Date
  /** What was answered: 200, 400, 429 …; 0 when the connection was cut; null while at work. */
  status: number | null
}

/** Every Bot API call received, the oldest first; the last `limit` are kept, counts are kept for ever. */
export interface Calls extends Iterable<Call> {
  readonly all: Call[]
  of(method: string): Call[]
  to(chatId: number): Call[]
  count(method?: string): number
  counts(): Record<string, number>
  clear(): void
  record(call: Call): void
}

export function createCalls(limit: number): Calls {
  let kept: Call[] = []
  let counted = new Map<string, number>()
  return {
    get all() {
      return kept
    },
    of: (method) => kept.filter((call) => call.method === method),
    to: (chatId) => kept.filter(({ params }) => Number(params.chat_id) === chatId),
    count: (method) =>
      method ? (counted.get(method) ?? 0) : [...counted.values()].reduce((sum, n) => sum + n, 0),
    counts: () => Object.fromEntries(counted),
    clear: () => {
      kept = []
      counted = new Map()
    },
    record(call) {
      counted.set(call.method, (counted.get(call.method) ?? 0) + 1)
      if (limit === 0) return
      kept.push(call)
      if (kept.length > limit * 2) kept = kept.slice(-limit)
    },
    [Symbol.iterator]: () => kept[Symbol.iterator](),
  }
}
