import { execFile } from 'node:child_process'
import { readFile, readlink, realpath, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Logger } from 'pino'
import { processExists } from './owner.ts'

const run = promisify(execFile)

/** What PostgreSQL writes of itself into its folder. `ready` when it takes connections, if only to read. */
export async function readPostmaster(cluster: string): Promise<{ pid: number; ready: boolean } | undefined> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  return pid > 0 ? { pid, ready: /^(ready|standby)\s*$/.test(lines[7] ?? '') } : undefined
}

/**
 * A PostgreSQL that outlived the process that started it is stopped cleanly; a note about one that is long gone, whose
 * number now belongs to some other program, is removed, because PostgreSQL would refuse to start next to it.
 */
export async function stopOrphan(cluster: string, pg_ctl: string, log?: Logger): Promise<void> {
  const found = await readPostmaster(cluster)
  if (!found || !processExists(found.pid)) return
  if (await isPostmasterOf(found.pid, cluster)) {
    log?.warn({ pid: found.pid }, 'stopping the PostgreSQL that an earlier run left behind')
    await stopPostmaster(found.pid, cluster, pg_ctl)
  } else {
    await unlink(join(cluster, 'postmaster.pid'))
  }
}

/** Fast shutdown (open transactions roll back, everything is on disk); the immediate one if that takes too long. */
export async function stopPostmaster(pid: number, cluster: string, pg_ctl: string): Promise<void> {
  await ask('fast')
  if (await isGone(pid, 20_000)) return
  await ask('immediate')
  if (await isGone(pid, 10_000)) return
  throw new Error(`PostgreSQL (process ${pid}) does not stop. Look at it, and end it by hand.`)

  async function ask(mode: 'fast' | 'immediate'): Promise<void> {
    if (process.platform === 'win32') {
      await run(pg_ctl, ['stop', '-W', '-m', mode, '-D', cluster]).catch(() => undefined)
    } else if (processExists(pid)) {
      process.kill(pid, mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
    }
  }
}

async function isPostmasterOf(pid: number, cluster: string): Promise<boolean> {
  const folder = await realpath(cluster)
  if (process.platform === 'linux') {
    const works = await readlink(`/proc/${pid}/cwd`).catch(() => '')
    const command = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')
    return works === folder && command.trim() === 'postgres'
  }
  if (process.platform === 'win32') {
    const { stdout } = await run('tasklist', ['/FI', `PID eq ${pid}`, '/NH'])
    return stdout.includes('postgres.exe')
  }
  const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }))
  return stdout.includes('postgres') && (stdout.includes(folder) || stdout.includes(cluster))
}

async function isGone(pid: number, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs
  while (processExists(pid)) {
    if (performance.now() > until) return false
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return true
}
