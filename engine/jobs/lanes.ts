/**
 * The lanes that have something to do, each at most once and never two at a time: in the order they were asked for,
 * urgent ones first. A lane is a chat or an address, within which order must be kept.
 */
export type Lanes = ReturnType<typeof laneQueue>

export function laneQueue(wake: () => void) {
  const urgent = new Set<string>()
  const ready = new Set<string>()
  /** Lanes being worked on, and how they were asked for again meanwhile. */
  const busy = new Map<string, 'no' | 'again' | 'urgent'>()
  const waiting = new Map<string, NodeJS.Timeout>()
  /** How often a lane was found taken by another replica, one time after the other. */
  const yielded = new Map<string, number>()

  function add(lane: string, isUrgent = false): void {
    const working = busy.get(lane)
    if (working !== undefined) {
      if (working !== 'urgent') busy.set(lane, isUrgent ? 'urgent' : 'again')
    } else if (!waiting.has(lane) && !urgent.has(lane)) {
      if (isUrgent) {
        ready.delete(lane)
        urgent.add(lane)
      } else {
        ready.add(lane)
      }
      wake()
    }
  }

  /** The next lane to work on; the caller owns it until it calls `release` or `rest`. */
  function take(): string | undefined {
    const set = urgent.size > 0 ? urgent : ready
    const [lane] = set
    if (lane === undefined) return undefined
    set.delete(lane)
    busy.set(lane, 'no')
    return lane
  }

  /** Takes this lane, if it neither waits nor is worked on. */
  function takeIdle(lane: string): boolean {
    const isIdle = isAtRest(lane)
    if (isIdle) busy.set(lane, 'no')
    return isIdle
  }

  function isAtRest(lane: string): boolean {
    return !busy.has(lane) && !waiting.has(lane) && !urgent.has(lane) && !ready.has(lane)
  }

  /** Gives a lane back: to the end of the line when it has more, or was asked for meanwhile. */
  function release(lane: string, more: boolean, isUrgent = false): void {
    const asked = busy.get(lane)
    busy.delete(lane)
    yielded.delete(lane)
    if (more || asked !== 'no') add(lane, isUrgent || asked === 'urgent')
  }

  /** Gives a lane back for later; until then it is not taken, whoever asks for it. */
  function rest(lane: string, ms: number, isUrgent = false): void {
    const asked = busy.get(lane)
    busy.delete(lane)
    if (waiting.has(lane)) return
    const timer = setTimeout(() => {
      waiting.delete(lane)
      add(lane, isUrgent || asked === 'urgent')
    }, ms)
    timer.unref()
    waiting.set(lane, timer)
  }

  /** Another replica has the lane and goes on with it: asked again a few times, then left to the next look. */
  function yieldTo(lane: string): void {
    const times = yielded.get(lane) ?? 0
    if (times < 10) {
      yielded.set(lane, times + 1)
      rest(lane, 15 * 2 ** Math.min(times, 5))
    } else {
      release(lane, false)
    }
  }

  function clear(): void {
    for (const timer of waiting.values()) clearTimeout(timer)
    for (const lanes of [urgent, ready, waiting, yielded]) lanes.clear()
  }

  return {
    add,
    take,
    takeIdle,
    isAtRest,
    release,
    rest,
    yieldTo,
    clear,
    /** How many could be taken now. */
    ready: () => urgent.size + ready.size,
    urgent: () => urgent.size,
  }
}
