import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/**
 * Whether the browser can lock its pages up as it wants to: it needs user namespaces, which some containers forbid, and
 * it does not do it for root. Where it cannot, it would not even start.
 */
export async function maySandbox(): Promise<boolean> {
  if (process.getuid?.() === 0) return false
  try {
    await promisify(execFile)('unshare', ['--user', 'true'], { timeout: 5_000 })
    return true
  } catch (error) {
    // Where there is no such program there are other ways.
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
  }
}
