import { setImmediate as endOfTurn } from 'node:timers/promises'
import { DatabaseUnavailable } from '../database/errors.ts'

export type IncomingItem = { externalId: string; lane: string; payload: unknown }

type Waiting<T> = { items: T[]; resolve: () => void; reject: (error: unknown) => void }

const LARGEST_COMMIT = 500

/**
 * Gathers what arrives while a commit is in flight into the next one. Each caller's promise settles with the commit
 * that held its own items, and fails alone when only its own cannot be stored.
 */
export function groupCommit<T>(
  write: (items: T[]) => Promise<void>,
  { limitMs = 8_000, capacity = 20_000 } = {},
): (items: T[]) => Promise<void> {
  const queue: Waiting<T>[] = []
  let queued = 0
  let writing = false

  function add(items: T[]): Promise<void> {
    if (items.length === 0) return Promise.resolve()
    if (queued + items.length > capacity) {
      return Promise.reject(new DatabaseUnavailable('too much is waiting to be stored'))
    }
    return new Promise((resolve, reject) => {
      // Whoever delivers gives up after about ten seconds and delivers again: answer before, with a no.
      const timer = setTimeout(() => reject(new DatabaseUnavailable('storing took too long')), limitMs)
      const settle = (done: () => void) => {
        clearTimeout(timer)
        done()
      }
      queue.push({
        items,
        resolve: () => settle(resolve),
        reject: (error) => settle(() => reject(error)),
      })
      queued += items.length
      if (!writing) void writeAll()
    })
  }

  async function writeAll(): Promise<void> {
    writing = true
    while (queue.length > 0) {
      // What arrived in the same turn of the event loop belongs into the same commit.
      await endOfTurn()
      await commit(next())
    }
    writing = false
  }

  function next(): Waiting<T>[] {
    let size = 0
    let count = 0
    while (count < queue.length && (count === 0 || size + queue[count]!.items.length <= LARGEST_COMMIT)) {
      size += queue[count++]!.items.length
    }
    queued -= size
    return queue.splice(0, count)
  }

  async function commit(group: Waiting<T>[]): Promise<void> {
    try {
      await write(group.flatMap(({ items }) => items))
      for (const { resolve } of group) resolve()
    } catch (error) {
      if (group.length === 1 || error instanceof DatabaseUnavailable) {
        for (const { reject } of group) reject(error)
      } else {
        for (const one of group) await commit([one])
      }
    }
  }

  return add
}
