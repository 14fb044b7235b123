import type { Update } from 'grammy/types'
import type { FaultPlan } from './faults.ts'
import type { Latency } from './latency.ts'
import { createPolling, type Polling } from './polling.ts'
import { createQueue, type Pending, type Queue } from './queue.ts'
import { createWebhook, type Redelivery, type Webhook, type WebhookReply } from './webhook.ts'
import type { Bot } from './world.ts'

export type UpdateKind =
  | 'message'
  | 'edited_message'
  | 'callback_query'
  | 'my_chat_member'
  | 'message_reaction'

/** One bot's side road: what waits for it, and the way it is fetched or delivered. */
export interface Delivery {
  queue: Queue
  polling: Polling
  webhook: Webhook
}

export interface Updates {
  emit(bot: Bot, kind: UpdateKind, payload: object, chatId: number, dueAt?: number): void
  of(bot: Bot): Delivery
  /** What a webhook answered in its response body, to be carried out as a call. */
  onReply(handler: (bot: Bot, reply: WebhookReply) => void): void
  close(): void
}

/** Kinds sent only when asked for by name in allowed_updates. */
const ON_REQUEST = new Set<UpdateKind>(['message_reaction'])

export function createUpdates({
  plan,
  latency,
  redelivery,
}: {
  plan: FaultPlan
  latency: Latency
  redelivery: Redelivery
}): Updates {
  const deliveries = new Map<number, Delivery>()
  const timers = new Set<NodeJS.Timeout>()
  let reply: (bot: Bot, reply: WebhookReply) => void = () => {}

  function of(bot: Bot): Delivery {
    const known = deliveries.get(bot.id)
    if (known) return known
    const queue = createQueue()
    const webhook = createWebhook(queue, redelivery, (answer) => reply(bot, answer))
    const delivery = { queue, webhook, polling: createPolling(queue, webhook) }
    deliveries.set(bot.id, delivery)
    return delivery
  }

  function enqueue(bot: Bot, pending: Pending) {
    const { queue, polling, webhook } = of(bot)
    queue.add(pending)
    webhook.wake(pending)
    polling.wake()
  }

  function later(bot: Bot, pending: Pending) {
    const wait = plan.updateDelay()
    if (wait === 0) return enqueue(bot, pending)
    const timer = setTimeout(() => {
      timers.delete(timer)
      enqueue(bot, pending)
    }, wait)
    timers.add(timer)
  }

  return {
    of,
    emit(bot, kind, payload, chatId, dueAt = performance.now()) {
      if (!isWanted(bot, kind)) return
      const update = { update_id: bot.nextUpdateId++, [kind]: payload } as unknown as Update
      const pending: Pending = { update, chatId, copies: plan.copies(), delivered: false }
      if (kind === 'message') latency.emitted(chatId, dueAt)
      const release = (items: Pending[]) => {
        for (const item of items) later(bot, item)
      }
      if (!plan.hold(pending, release)) later(bot, pending)
    },
    onReply(handler) {
      reply = handler
    },
    close() {
      for (const timer of timers) clearTimeout(timer)
      for (const { polling, webhook } of deliveries.values()) {
        polling.close()
        webhook.close()
      }
    },
  }
}

function isWanted({ allowedUpdates }: Bot, kind: UpdateKind): boolean {
  if (!allowedUpdates || allowedUpdates.length === 0) return !ON_REQUEST.has(kind)
  return allowedUpdates.includes(kind)
}
