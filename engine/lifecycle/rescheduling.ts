import { Refused } from '../errors.ts'

const BATCH = 200
const FIRST = '00000000-0000-0000-0000-000000000000'

/**
 * Gives each row new deadlines after the rules that surround it have changed, in a transaction of its own; answers how
 * many. `following` finds the next so many after an id. Can be run again at any time.
 */
export async function rescheduleAll(
  following: (last: string, most: number) => Promise<{ id: string }[]>,
  reschedule: (id: string) => Promise<unknown>,
): Promise<number> {
  let last = FIRST
  let rescheduled = 0
  for (;;) {
    const waiting = await following(last, BATCH)
    for (const { id } of waiting) if (await succeeded(reschedule(id))) rescheduled++
    if (waiting.length < BATCH) return rescheduled
    last = waiting.at(-1)?.id ?? last
  }
}

/** False when the row moved on in between: then its deadlines are new already. */
async function succeeded(step: Promise<unknown>): Promise<boolean> {
  try {
    await step
    return true
  } catch (error) {
    if (error instanceof Refused) return false
    throw error
  }
}
