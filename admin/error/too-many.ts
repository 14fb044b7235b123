import { Refused } from '#engine'

/** How many seconds to wait, when a limit was what refused; null for any other error. Answered 429. */
export function secondsToWait(error: unknown): number | null {
  return error instanceof Refused && error.code === 'too_many_tries' ? Number(error.details.seconds) : null
}
