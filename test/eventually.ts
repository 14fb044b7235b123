import { vi } from 'vitest'

type Patience = number | { timeout?: number; interval?: number }

/** Waits until the check passes, patient enough for a machine that is busy with something else. Times in ms. */
export function eventually<T>(check: () => T | Promise<T>, patience: Patience = {}): Promise<T> {
  const { timeout = 15_000, interval = 10 } = typeof patience === 'number' ? { timeout: patience } : patience
  return vi.waitFor(check, { timeout, interval })
}
