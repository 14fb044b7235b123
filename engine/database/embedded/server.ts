import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readFile, rename } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { readPostmaster, stopPostmaster } from './postmaster.ts'
import type { Programs } from './programs.ts'
import type { RunAs } from './user.ts'

export type ServerOptions = {
  dataDir: string
  programs: Programs
  runAs: RunAs
  settings: Record<string, string>
  log?: Logger
}

/** Starts PostgreSQL on a free port of 127.0.0.1 (or the one in its settings) and starts it again, there, should it die unasked. */
export async function startServer(options: ServerOptions) {
  const { dataDir, programs, log } = options
  const cluster = join(dataDir, 'postgres')
  let child: ChildProcess
  let port: number
  for (let attempt = 1; ; attempt++) {
    port = Number(options.settings.port) || (await freePort())
    try {
      child = await launch(options, port)
      break
    } catch (error) {
      // Somebody took the port between the asking and the binding.
      if (attempt === 5 || !/could not bind|could not create any TCP/.test(String(error))) throw error
    }
  }
  let stopping = false
  supervise()

  function supervise(): void {
    child.once('exit', async (code, signal) => {
      if (stopping) return
      log?.error({ code, signal }, 'PostgreSQL ended unexpectedly; starting it again')
      for (let wait = 100; !stopping; wait = Math.min(wait * 2, 5_000)) {
        try {
          child = await launch(options, port)
          if (stopping) await end()
          else supervise()
          return
        } catch (error) {
          log?.error({ error: String(error) }, 'PostgreSQL did not start again; trying on')
          await new Promise((resolve) => setTimeout(resolve, wait))
        }
      }
    })
  }

  async function end(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    await stopPostmaster(child.pid as number, cluster, programs.pg_ctl)
    await gone
  }

  return {
    port,
    pid: () => child.pid as number,
    async stop() {
      stopping = true
      await end()
    },
  }
}

async function launch(
  { dataDir, programs, runAs, settings }: ServerOptions,
  port: number,
): Promise<ChildProcess> {
  const cluster = join(dataDir, 'postgres')
  const logFile = join(dataDir, 'postgres.log')
  await rename(logFile, join(dataDir, 'postgres.previous.log')).catch(() => undefined)
  const output = openSync(logFile, 'a', 0o600)
  const flags = Object.entries({ ...SETTINGS, ...settings, port: String(port) })
  const [program, ...args] = [...runAs.before, programs.postgres, '-D', cluster]
  for (const [name, value] of flags) args.push('-c', `${name}=${value}`)
  const child = spawn(program as string, args, {
    uid: runAs.uid,
    gid: runAs.gid,
    stdio: ['ignore', output, output],
    // A session of its own: Ctrl+C in the terminal is for Bote, which ends PostgreSQL when it is done with it.
    detached: true,
    windowsHide: true,
  })
  closeSync(output)
  let failed: string | undefined
  child.once('error', (error) => (failed = error.message))
  child.once('exit', (code, signal) => (failed ??= `exit ${signal ?? code}`))
  for (;;) {
    if (failed) {
      const said = (await readFile(logFile, 'utf8').catch(() => '')).trim().split('\n').slice(-8).join('\n')
      throw new Error(`PostgreSQL did not start (${failed}). It said:\n${said}`)
    }
    const postmaster = await readPostmaster(cluster)
    if (postmaster?.ready && (postmaster.pid === child.pid || process.platform === 'win32')) return child
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  // Statements are short and many: compiling them costs more than it gives.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // What a statement did wrong goes to the one who sent it; its text, which may hold what people wrote, into no file.
  log_min_messages: 'log',
  log_checkpoints: 'off',
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
