import type { Update } from 'grammy/types'

export interface Pending {
  update: Update
  chatId: number
  /** How many times it is delivered; more than one only by an injected fault. */
  copies: number
  delivered: boolean
}

/** What waits for one bot, in the order in which it happened. */
export interface Queue {
  readonly size: number
  add(pending: Pending): void
  remove(pending: Pending): void
  /** What was handed out with a lower id is done with; a negative offset keeps only the last `-offset`. */
  confirm(offset: number): void
  /** Undelivered and unconfirmed updates, at most `limit` entries. */
  peek(limit: number): Pending[]
  all(): Pending[]
  clear(): void
}

export function createQueue(): Queue {
  const waiting = new Set<Pending>()
  return {
    get size() {
      return waiting.size
    },
    add: (pending) => void waiting.add(pending),
    remove: (pending) => void waiting.delete(pending),
    confirm(offset) {
      if (offset < 0) {
        const surplus = waiting.size + offset
        for (const pending of [...waiting].slice(0, Math.max(0, surplus))) waiting.delete(pending)
        return
      }
      // Identifiers may start again lower after a quiet week: a smaller one that was never handed out is new.
      for (const pending of waiting) {
        if (pending.delivered && pending.update.update_id < offset) waiting.delete(pending)
      }
    },
    peek(limit) {
      const found: Pending[] = []
      for (const pending of waiting) {
        if (found.length === limit) break
        found.push(pending)
      }
      return found
    },
    all: () => [...waiting],
    clear: () => waiting.clear(),
  }
}
