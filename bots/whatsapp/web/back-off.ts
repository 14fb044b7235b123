/** How long the n-th fault in a row waits, with jitter, so that nothing beats in time with anything else. */
export function backOff(waitsMs: readonly number[], random: () => number = Math.random) {
  let faults = 0
  return {
    next(): number {
      const full = waitsMs[Math.min(faults, waitsMs.length - 1)] ?? 0
      faults += 1
      return Math.round(full * (0.75 + random() * 0.5))
    },
    reset(): void {
      faults = 0
    },
  }
}
