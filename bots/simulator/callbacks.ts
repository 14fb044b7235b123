import { randomInt } from 'node:crypto'

export interface CallbackAnswer {
  text: string
  alert: boolean
  url?: string
}

export interface Pressed {
  id: string
  chatId: number
  messageId: number
  /** Resolves when the bot answers; null when it never did before the next answer was due. */
  answered: Promise<CallbackAnswer>
}

interface Waiting {
  botId: number
  chatId: number
  at: number
  answered: boolean
  answer: (answer: CallbackAnswer) => void
}

export interface Callbacks {
  press(botId: number, chatId: number, messageId: number): Pressed
  /** False when the query is unknown, too old, or another bot's. */
  answer(botId: number, id: string, answer: CallbackAnswer): { chatId: number } | null
}

const KEPT = 10_000

/** Pressed inline buttons that wait for `answerCallbackQuery`. */
export function createCallbacks(clock: () => Date, expiresMs: number): Callbacks {
  const waiting = new Map<string, Waiting>()
  return {
    press(botId, chatId, messageId) {
      const id = `${randomInt(1, 2 ** 31)}${String(randomInt(2 ** 31)).padStart(10, '0')}`
      const { promise, resolve } = promiseWithResolve<CallbackAnswer>()
      waiting.set(id, { botId, chatId, at: clock().getTime(), answered: false, answer: resolve })
      if (waiting.size > KEPT) waiting.delete(waiting.keys().next().value!)
      return { id, chatId, messageId, answered: promise }
    },
    answer(botId, id, answer) {
      const query = waiting.get(id)
      if (!query || query.botId !== botId || clock().getTime() - query.at > expiresMs) return null
      if (!query.answered) query.answer(answer)
      query.answered = true
      return { chatId: query.chatId }
    },
  }
}

function promiseWithResolve<T>() {
  let resolve!: (value: T) => void
  const promise = new Promise<T>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
