import { chmodSync, mkdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { kill } from './chromium.ts'

const PREFIX = 'session-'

/** Where a number's browser keeps its session. The library gives the folder its name. */
export function profileOf(dataDir: string, name: string): string {
  return join(dataDir, 'whatsapp', `${PREFIX}${name}`)
}

/** The same as the library wants it. */
export function profileParts(profileDir: string): { clientId: string; dataPath: string } {
  return { clientId: basename(profileDir).slice(PREFIX.length), dataPath: dirname(profileDir) }
}

/**
 * Makes a profile usable again after another process or container left it behind. Only for who holds the lease of the
 * number: a browser that still runs on it belongs to a holder that was paused and lost it, and is ended.
 */
export function takeProfile(profileDir: string): void {
  // Whoever can read it is the number.
  mkdirSync(profileDir, { recursive: true, mode: 0o700 })
  for (const folder of [dirname(profileDir), profileDir]) chmodSync(folder, 0o700)
  const [host = '', pid = ''] = splitLock(readLock(profileDir))
  if (host === hostname() && runsOn(profileDir, Number(pid))) kill(Number(pid))
  for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
    rmSync(join(profileDir, name), { force: true })
}

/** Forgets the session. Only when no browser runs on it. */
export function forgetProfile(profileDir: string): void {
  rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 })
}

function readLock(profileDir: string): string {
  try {
    return readlinkSync(join(profileDir, 'SingletonLock'))
  } catch {
    return ''
  }
}

/** `host-pid`; the host may have hyphens of its own. */
function splitLock(lock: string): string[] {
  return lock.match(/^(.*)-(\d+)$/)?.slice(1) ?? []
}

/** Numbers of processes are used again, so what runs under it now must name our profile. */
function runsOn(profileDir: string, pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(`--user-data-dir=${profileDir}`)
  } catch {
    return false
  }
}
