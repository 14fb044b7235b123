import { setTimeout as sleep } from 'node:timers/promises'

/** Answers no sooner than this many ms after the question, so that the time tells nothing of what was found. */
export async function evenly<T>(deed: () => Promise<T>, atLeastMs = 300): Promise<T> {
  const [outcome] = await Promise.allSettled([deed(), sleep(atLeastMs)])
  if (outcome.status === 'rejected') throw outcome.reason
  return outcome.value
}
