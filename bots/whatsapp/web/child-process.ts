import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Unreachable } from '../driver.ts'
import { kill } from './chromium.ts'
import type { Answers, Call, EndReason, FromChild, Start, Term, ToChild } from './protocol.ts'

export type Child = {
  ask<Asked extends Call>(call: Asked): Promise<Answers[Asked['ask']]>
  prolong(term: Term): void
  /** Unlinks it from its phone, as well as it can, and ends it. */
  logOut(): void
  /** Ends it; resolves when neither it nor its browser is there any more. */
  stop(): Promise<void>
  readonly ended: Promise<{ reason: EndReason; words: string | null }>
}

type Options = {
  start: Omit<Start, 'kind'>
  /** What it tells, besides answers. */
  heard(news: Exclude<FromChild, { kind: 'answer' | 'failed' | 'browser' | 'ended' }>): void
}

/** One life of a client, in a process of its own: a crash or a leak cannot take the product down. */
export function startChild({ start, heard }: Options): Child {
  const loader = createRequire(import.meta.url).resolve('tsx')
  const process_: ChildProcess = fork(join(import.meta.dirname, 'child.ts'), [], {
    execArgv: ['--import', pathToFileURL(loader).href],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const { silenceMs, callMs, closeMs, startMs } = start.timing
  const asked = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let asks = 0
  let browser: number | null = null
  let verdict: { reason: EndReason; words: string | null } | null = null
  let silence = awaitWord(startMs)

  const ended = new Promise<{ reason: EndReason; words: string | null }>((resolve) => {
    const conclude = (words: string) => {
      clearTimeout(silence)
      // Its browser ends with it; where it does not, nothing else would end it.
      if (browser && verdict === null) kill(browser)
      for (const { reject } of asked.values()) reject(new Unreachable('the session ended'))
      asked.clear()
      resolve(verdict ?? { reason: 'browser_gone', words })
    }
    process_.once('exit', (code, signal) => conclude(`the process ended (${signal ?? code})`))
    // One that could not be begun has no end.
    process_.once('error', ({ message }) => conclude(message))
  })

  process_.on('message', (message: FromChild) => {
    clearTimeout(silence)
    silence = awaitWord(silenceMs)
    switch (message.kind) {
      case 'browser':
        browser = message.pid
        break
      case 'ended':
        verdict = { reason: message.reason, words: message.words }
        break
      case 'answer':
        asked.get(message.id)?.resolve(message.value)
        break
      case 'failed':
        asked.get(message.id)?.reject(new Unreachable(message.reason))
        break
      default:
        heard(message)
    }
  })
  tell({ kind: 'start', ...start })

  function awaitWord(ms: number): NodeJS.Timeout {
    return setTimeout(() => process_.kill('SIGKILL'), ms).unref()
  }

  function tell(message: ToChild): void {
    if (process_.connected) process_.send(message, () => undefined)
  }

  return {
    ended,
    ask<Asked extends Call>(call: Asked): Promise<Answers[Asked['ask']]> {
      const id = ++asks
      return new Promise<Answers[Asked['ask']]>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Unreachable('no answer in time')), callMs * 2.5)
        asked.set(id, { resolve: resolve as (value: unknown) => void, reject })
        if (!process_.connected) reject(new Unreachable('the session ended'))
        tell({ kind: 'ask', id, call })
        timer.unref()
      }).finally(() => asked.delete(id))
    },
    prolong: (lease) => tell({ kind: 'lease', lease }),
    logOut: () => tell({ kind: 'log_out' }),
    async stop() {
      tell({ kind: 'stop' })
      const late = setTimeout(() => process_.kill('SIGKILL'), closeMs + 3_000)
      await ended
      clearTimeout(late)
    },
  }
}
