/** Which calls a fault is for; nothing given means every call. */
interface Aim {
  method?: string
  chatId?: number
}

interface Limited extends Aim {
  /** How many calls it hits before it is over; default 1. */
  times?: number
}

interface CallFault {
  aim: Aim
  left: number
  effect:
    | { kind: 'tooManyRequests'; retryAfter: number }
    | { kind: 'serverError'; status: number }
    | { kind: 'answerLost' }
    | { kind: 'dropped' }
    | { kind: 'refused'; status: number; description: string }
}

/** Everything that can be made to go wrong, on purpose. All figures of time are milliseconds but `retryAfter`. */
export interface Faults {
  /** The next `updates` updates are delivered `copies` times each, with the same update_id. */
  duplicate(updates: number, copies?: number): void
  /** The next `updates` updates are held and then delivered in reverse order. */
  reorder(updates: number): void
  /** Every update from now on is delivered this much later. */
  delayUpdates(ms: number): void
  /** Every answer (of a method, if named) is this much later. */
  delay(ms: number, aim?: Aim): void
  /** 429 with `parameters.retry_after`, in seconds. */
  tooManyRequests(fault: Limited & { retryAfter: number }): void
  /** 5xx without having done anything. */
  serverError(fault?: Limited & { status?: number }): void
  /** The call is carried out, then the connection is cut before the answer. */
  answerLost(fault?: Limited): void
  /** The connection is cut before anything is done. */
  drop(fault?: Limited): void
  /** Any other refusal, e.g. 400 or 403 with a description of the test's choice. */
  refuse(fault: Limited & { status: number; description: string }): void
  /** Everything works again; held updates are let go. */
  clear(): void
}

export type FaultEffect = CallFault['effect']

/** The faults' other side: what the server asks before and after its work. */
export interface FaultPlan {
  faults: Faults
  /** Takes the fault that hits this call, if any. */
  take(method: string, chatId: number | undefined): FaultEffect | null
  latency(method: string, chatId: number | undefined): number
  /** How many times the next update is to be delivered. */
  copies(): number
  /** True while updates must be held back for reordering; gives them back reversed when enough came. */
  hold<T>(item: T, release: (items: T[]) => void): boolean
  updateDelay(): number
}

export function planFaults(): FaultPlan {
  let callFaults: CallFault[] = []
  let delays: { aim: Aim; ms: number }[] = []
  let duplicates = { updates: 0, copies: 2 }
  let reordering = 0
  let held: { item: unknown; release: (items: never[]) => void }[] = []
  let updatesDelay = 0

  const add = ({ method, chatId, times = 1 }: Limited, effect: FaultEffect) =>
    callFaults.push({ aim: { method, chatId }, left: times, effect })

  function letGo() {
    const waiting = held.reverse()
    held = []
    const release = waiting[0]?.release
    release?.(waiting.map(({ item }) => item) as never[])
  }

  const faults: Faults = {
    duplicate: (updates, copies = 2) => {
      duplicates = { updates, copies }
    },
    reorder: (updates) => {
      reordering = updates
    },
    delayUpdates: (ms) => {
      updatesDelay = ms
    },
    delay: (ms, aim = {}) => {
      delays.push({ aim, ms })
    },
    tooManyRequests: ({ retryAfter, ...fault }) => {
      add(fault, { kind: 'tooManyRequests', retryAfter })
    },
    serverError: ({ status = 502, ...fault } = {}) => {
      add(fault, { kind: 'serverError', status })
    },
    answerLost: (fault = {}) => {
      add(fault, { kind: 'answerLost' })
    },
    drop: (fault = {}) => {
      add(fault, { kind: 'dropped' })
    },
    refuse: ({ status, description, ...fault }) => {
      add(fault, { kind: 'refused', status, description })
    },
    clear: () => {
      callFaults = []
      delays = []
      duplicates = { updates: 0, copies: 2 }
      reordering = 0
      updatesDelay = 0
      letGo()
    },
  }

  return {
    faults,
    take(method, chatId) {
      const fault = callFaults.find(({ aim, left }) => left > 0 && hits(aim, method, chatId))
      if (!fault) return null
      fault.left -= 1
      if (fault.left === 0) callFaults = callFaults.filter((other) => other !== fault)
      return fault.effect
    },
    latency: (method, chatId) =>
      delays.reduce((sum, { aim, ms }) => (hits(aim, method, chatId) ? sum + ms : sum), 0),
    copies() {
      if (duplicates.updates === 0) return 1
      duplicates.updates -= 1
      return duplicates.copies
    },
    hold(item, release) {
      if (reordering === 0) return false
      held.push({ item, release })
      reordering -= 1
      if (reordering === 0) letGo()
      return true
    },
    updateDelay: () => updatesDelay,
  }
}

function hits(aim: Aim, method: string, chatId: number | undefined): boolean {
  // getUpdates is what keeps a bot alive: a fault for "every call" leaves it alone unless named.
  if (aim.method === undefined && method === 'getUpdates') return false
  if (aim.method !== undefined && aim.method.toLowerCase() !== method.toLowerCase()) return false
  return aim.chatId === undefined || aim.chatId === chatId
}
