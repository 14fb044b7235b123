import type { Delivery, DeliveryResult, Engine, Language, OutgoingMessage } from '#engine'
import type { BotApi } from './bot-api.ts'
import { type Failure, resultOf } from './failure.ts'
import { markupOf } from './keyboard.ts'
import { mediaSender } from './media.ts'
import { type Piece, pieces } from './rich-text.ts'

type Sender = {
  api: BotApi
  engine: Engine
  /** In which a chat is told that a file is not there. */
  languageIn(chat: string): Promise<Language>
  onUnauthorised(): void
  onAuthorisedAgain(): void
  /** A group became a supergroup: the same chat under a new id. */
  onMoved?(from: string, to: string): Promise<void>
}

/** Sends messages to chats. What Telegram or the network does wrong is the answer, not an error. */
export function delivering({ api, engine, languageIn, ...tell }: Sender) {
  const media = mediaSender({ api, engine, languageIn })
  /** How far a delivery of several calls came, so that trying it again repeats nothing. */
  const progress = new Map<string, number>()
  const crowded = crowdedness()
  let isUnauthorised = false

  async function deliver({ id, to, payload }: Delivery): Promise<DeliveryResult> {
    const message = payload as OutgoingMessage
    if (await media.areOnTheirWay(message.attachments ?? []))
      return { kind: 'later', reason: 'a file is still on its way', afterMs: 500 }
    // What an older version had queued names one message.
    for (const messageId of [message.retires ?? []].flat()) retire(to, messageId)
    try {
      const externalId = await sendAll(id, to, message)
      progress.delete(id)
      if (isUnauthorised) tell.onAuthorisedAgain()
      isUnauthorised = false
      return { kind: 'sent', externalId }
    } catch (error) {
      return answerTo(api.failureOf(error), to)
    }
  }

  async function sendAll(id: string, to: string, message: OutgoingMessage): Promise<string | null> {
    const markup = markupOf(message)
    const parts = pieces(message.text)
    const files = message.attachments ?? []
    const steps: (() => Promise<number | null>)[] = [
      ...parts.map(
        (part, n) => () => sendText(to, part, message, n === parts.length - 1 ? markup : undefined, n === 0),
      ),
      ...files.map((attachmentId) => () => media.send(to, attachmentId)),
    ]
    let last: number | null = null
    for (let n = progress.get(id) ?? 0; n < steps.length; n++) {
      const sent = await steps[n]!()
      if (n < parts.length) last = sent
      remember(id, n + 1)
    }
    return last === null ? null : String(last)
  }

  function remember(id: string, done: number): void {
    progress.delete(id)
    progress.set(id, done)
    if (progress.size > KEEP) progress.delete(progress.keys().next().value as string)
  }

  async function sendText(
    to: string,
    { text, entities }: Piece,
    { repliesTo }: OutgoingMessage,
    markup: ReturnType<typeof markupOf>,
    isFirst: boolean,
  ): Promise<number> {
    const options = {
      link_preview_options: { is_disabled: true },
      ...(markup ? { reply_markup: markup } : {}),
      ...(isFirst && repliesTo && /^\d+$/.test(repliesTo)
        ? { reply_parameters: { message_id: Number(repliesTo), allow_sending_without_reply: true } }
        : {}),
    }
    try {
      return (await api.sendMessage(to, text, { ...options, entities })).message_id
    } catch (error) {
      if (entities.length === 0 || api.failureOf(error).kind !== 'refused') throw error
      // Whatever Telegram dislikes about the format, the words count.
      return (await api.sendMessage(to, text, options)).message_id
    }
  }

  /** The buttons of a question that was answered. Nobody waits for it, and nothing is lost without it. */
  function retire(to: string, messageId: string): void {
    if (!/^\d+$/.test(messageId)) return
    api.takeButtonsAway(to, Number(messageId)).catch(() => undefined)
  }

  async function answerTo(failure: Failure, to: string): Promise<DeliveryResult> {
    if (failure.kind === 'moved') await tell.onMoved?.(to, failure.to)
    if (failure.kind === 'unauthorised') {
      isUnauthorised = true
      tell.onUnauthorised()
    }
    const result = resultOf(failure)
    return failure.kind === 'tooMany' && crowded.isWhole(to)
      ? ({ ...result, wholeChannel: true } as DeliveryResult)
      : result
  }

  return deliver
}

const KEEP = 1_000

/** A 429 is one chat's, until several chats get it at once: then it is the whole bot's. */
function crowdedness() {
  let recent: { chat: string; at: number }[] = []
  return {
    isWhole(chat: string): boolean {
      const now = performance.now()
      recent = [...recent.filter(({ at }) => now - at < 3_000), { chat, at: now }]
      return new Set(recent.map((each) => each.chat)).size >= 3
    },
  }
}
