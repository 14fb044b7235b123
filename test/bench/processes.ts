import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const ROOT = join(import.meta.dirname, '../..')
const children = new Set<ChildProcess>()

/** A program of the benchmark in a process of its own, with a line to speak over. */
export function startProgram(file: string, environment: Record<string, string> = {}): ChildProcess {
  return remembered(
    fork(join(import.meta.dirname, file), [], {
      cwd: ROOT,
      env: { ...plainEnvironment(), ...environment },
      execArgv: ['--import', 'tsx', ...extraArguments()],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    }),
  )
}

/** `npm start` itself, or (`direct`) the one Node process in which it runs Bote. */
export function startBote(environment: Record<string, string>, { direct = true } = {}): ChildProcess {
  const [program, args] = direct
    ? [process.execPath, [...extraArguments(), ...startArguments()]]
    : ['npm', ['start']]
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...plainEnvironment(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // npm passes signals on late or never: its whole group is told.
    detached: !direct,
  })
  child.stdout?.resume()
  child.stderr?.resume()
  return remembered(child)
}

/** Ends it as an operating system would, and waits. */
export async function end(child: ChildProcess, { group = false } = {}): Promise<void> {
  children.delete(child)
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return
  const gone = once(child, 'exit')
  if (group) process.kill(-child.pid, 'SIGTERM')
  else child.kill('SIGTERM')
  const isGone = await Promise.race([gone.then(() => true), sleep(30_000, false, { ref: false })])
  if (!isGone) child.kill('SIGKILL')
}

export async function endAll(): Promise<void> {
  await Promise.all([...children].map((child) => end(child)))
}

/** Resolves when the address answers 200, with the time it took; rejects when the process ends before. */
export async function ready(
  child: ChildProcess,
  url: string,
  { everyMs = 20, withinMs = 60_000 } = {},
): Promise<void> {
  const until = performance.now() + withinMs
  for (;;) {
    if (child.exitCode !== null)
      throw new Error(`the process ended with ${child.exitCode} before it was ready`)
    const response = await fetch(url).catch(() => undefined)
    await response?.arrayBuffer()
    if (response?.status === 200) return
    if (performance.now() > until) throw new Error(`${url} was not ready in time: ${response?.status}`)
    await sleep(everyMs)
  }
}

/** Memory of one process that is really in use, in MiB. */
export async function residentMemory({ pid }: { pid?: number | undefined }): Promise<number> {
  if (process.platform === 'linux') {
    const status = await readFile(`/proc/${pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1_024
  }
  const ps = spawn('ps', ['-o', 'rss=', '-p', String(pid)])
  let said = ''
  ps.stdout.on('data', (chunk) => (said += chunk))
  await once(ps, 'close')
  return Number(said) / 1_024
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

function remembered(child: ChildProcess): ChildProcess {
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}

/** Nothing of what happens to be set where the benchmark is run. */
function plainEnvironment(): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env
  return { PATH, HOME, ...(TMPDIR && { TMPDIR }), TZ: 'UTC' }
}

/** What `npm start` gives to Node. */
function startArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  return scripts.start.split(' ').slice(1)
}

/** Such as `--cpu-prof`, to see where time goes. */
function extraArguments(): string[] {
  return process.env.BENCH_NODE_ARGS?.split(' ').filter(Boolean) ?? []
}
