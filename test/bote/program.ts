import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const PROGRAM = join(import.meta.dirname, '..', '..', 'bote.mjs')

export type Outcome = { code: number | null; out: string; err: string }
type Options = { env?: Record<string, string>; input?: string; cwd?: string }

/** An empty folder for the test alone: the program's working folder, so that no `.env` or data of ours is touched. */
export async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bote-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Runs `bote …` to its end, with nothing in the environment but what is given. */
export async function bote(args: string[], options: Options = {}): Promise<Outcome> {
  const program = await begin(args, options)
  program.child.stdin?.end(options.input ?? '')
  return program.ended
}

export type Running = Awaited<ReturnType<typeof begin>>

/** Starts `bote …`; it is ended with the test at the latest. */
export async function begin(args: string[], { env = {}, cwd }: Options = {}) {
  const folder = cwd ?? (await ownFolder())
  const { PATH, HOME } = process.env
  const child: ChildProcess = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: folder,
    env: { PATH, HOME, ...env },
  })
  let out = ''
  let err = ''
  child.stdout?.on('data', (chunk) => (out += chunk))
  child.stderr?.on('data', (chunk) => (err += chunk))
  const ended = new Promise<Outcome>((resolve) => child.once('close', (code) => resolve({ code, out, err })))
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })

  /** Waits until the program has said it, on whichever stream; fails when it ends before. */
  async function saying(wanted: RegExp, withinMs = 30_000): Promise<RegExpExecArray> {
    const until = performance.now() + withinMs
    for (;;) {
      const found = wanted.exec(out) ?? wanted.exec(err)
      if (found) return found
      if (child.exitCode !== null)
        throw new Error(`it ended (${child.exitCode}) without saying ${wanted}:\n${out}\n${err}`)
      if (performance.now() > until) throw new Error(`it did not say ${wanted}:\n${out}\n${err}`)
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }

  /** Asks it to end, and waits for that. */
  async function stop(signal: 'SIGTERM' | 'SIGINT' = 'SIGTERM'): Promise<Outcome> {
    child.kill(signal)
    return ended
  }

  return { child, folder, ended, saying, stop }
}

/** Asks again until the answer has this status. */
export async function answering(url: string, status: number, withinMs = 20_000): Promise<Response> {
  const until = performance.now() + withinMs
  for (;;) {
    const response = await fetch(url, { redirect: 'manual' }).catch(() => null)
    if (response?.status === status) return response
    if (performance.now() > until)
      throw new Error(`${url} answers ${response?.status ?? 'nothing'}, not ${status}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
