const FIRST_MS = 2_000
const LONGEST_MS = 600_000

/** How long the next try waits after `attempts` of them, in ms: doubling, with jitter, so that a crowd does not return at once. */
export function backOff(attempts: number, random: () => number = Math.random): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 20))
  return Math.round(full * (0.75 + random() * 0.5))
}
