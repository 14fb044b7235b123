import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LatencyFigures } from '../../bots/simulator/index.ts'
import { end, startProgram } from './processes.ts'

export const BOTE_TOKEN = '1001:bench-bote-token'
export const ECHO_TOKEN = '1002:bench-echo-token'

export type BenchSimulator = Awaited<ReturnType<typeof benchSimulator>>
export type Arrivals = {
  token: string
  perSecond: number
  messages: number
  from: number
  chats: number
  text: string
}

/** Telegram in a process of its own, and people who write to its bots at a rate of their own. */
export async function benchSimulator() {
  const child = startProgram('simulator-process.ts', { BOTE_TOKEN, ECHO_TOKEN })
  const [{ url }] = (await once(child, 'message')) as [{ url: string }]

  async function control<Answer = object>(name: string, fields?: object): Promise<Answer> {
    const asked = fields && { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(fields) }
    const response = await fetch(`${url}/control/${name}`, asked)
    const answer = (await response.json()) as Answer & { error?: string }
    if (!response.ok) throw new Error(`simulator, ${name}: ${answer.error}`)
    return answer
  }

  const figures = () => control<{ latency: LatencyFigures; load: { isRunning: boolean } | null }>('figures')

  return {
    url,
    control,
    figures,

    /** Lets people write, waits until each was answered (or `withinMs` passed), and tells how long they waited, in ms. */
    async arrivals(asked: Arrivals, withinMs = 180_000): Promise<LatencyFigures> {
      const { messages, perSecond, ...rest } = asked
      await control('reset', {})
      await control('load', { ...rest, perSecond, seconds: messages / perSecond, arrivals: 'poisson' })
      const until = performance.now() + withinMs
      for (;;) {
        const { latency, load } = await figures()
        if (!load?.isRunning && latency.count >= messages) return latency
        if (performance.now() > until)
          throw new Error(`${messages} messages were sent, and only ${latency.count} answered in time`)
        await sleep(50)
      }
    },

    /** Resolves when the bot has said that its webhook is at this port, and people can write to it. */
    async callsWebhook(port: string): Promise<void> {
      for (const until = performance.now() + 20_000; performance.now() < until; await sleep(50)) {
        const response = await fetch(`${url}/bot${BOTE_TOKEN}/getWebhookInfo`)
        const { result } = (await response.json()) as { result: { url: string } }
        if (result.url.includes(`:${port}/`)) return
      }
      throw new Error('the bot did not set its webhook')
    },

    /** When the bot's message with these words reaches the person, in ns of the machine's clock. */
    arrivalOf: (personId: number, text: string) => arrivalOf(child, personId, text),

    stop: () => end(child),
  }
}

const JSON_TYPE = { 'Content-Type': 'application/json' }

function arrivalOf(child: ChildProcess, personId: number, text: string): Promise<bigint> {
  return new Promise((resolve, reject) => {
    const heard = (news: { text: string; at?: string; error?: string }) => {
      if (news.text !== text) return
      child.off('message', heard)
      if (news.at) resolve(BigInt(news.at))
      else reject(new Error(news.error))
    }
    child.on('message', heard)
    child.send({ personId, text })
  })
}
