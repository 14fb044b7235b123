import type { Update } from 'grammy/types'
import { ApiError } from './http/api-error.ts'
import type { Queue } from './queue.ts'
import type { Webhook } from './webhook.ts'

export interface Polling {
  /**
   * getUpdates: at once when something waits, else after at most `timeout` seconds.
   * A second poller ends the first one with 409, as on the real server.
   */
  poll(ask: { offset?: number; limit: number; timeout: number; signal: AbortSignal }): Promise<Update[]>
  wake(): void
  /** Ends a waiting poll with 409 because a webhook was set. */
  endBecauseOfWebhook(): void
  close(): void
}

export function createPolling(queue: Queue, webhook: Webhook): Polling {
  let current: { finish: () => void; fail: (error: Error) => void } | null = null

  function wait(timeout: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => poller.finish(), timeout * 1000)
      const settle = (done: () => void) => {
        clearTimeout(timer)
        if (current === poller) current = null
        done()
      }
      const poller = {
        finish: () => settle(resolve),
        fail: (error: Error) => settle(() => reject(error)),
      }
      signal.addEventListener('abort', poller.finish, { once: true })
      current = poller
    })
  }

  return {
    async poll({ offset, limit, timeout, signal }) {
      if (webhook.info().url) {
        throw new ApiError(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        )
      }
      current?.fail(
        new ApiError(
          409,
          'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
        ),
      )
      if (offset) queue.confirm(offset)
      if (queue.size === 0 && timeout > 0) await wait(timeout, signal)
      if (signal.aborted) return []
      const batch = queue.peek(limit)
      for (const pending of batch) pending.delivered = true
      return batch.flatMap(({ update, copies }) => Array<Update>(copies).fill(update))
    },
    wake: () => current?.finish(),
    endBecauseOfWebhook: () => current?.fail(new ApiError(409, 'Conflict: terminated by setWebhook request')),
    close: () => current?.finish(),
  }
}
