import type { Gathered, Tx } from './transaction.ts'

/** Two pieces of work of one convoy cannot go together; each has to be done alone. */
export class Parted extends Error {
  override readonly name = 'Parted'
}

/**
 * Runs pieces of work beside each other in one transaction, so that their statements travel together and one commit
 * serves them all. Inside one transaction row locks part nobody, and undoing to a savepoint would undo the neighbours'
 * work too: where that would matter it throws Parted, or what the work threw. Then nothing has happened, and the caller
 * does each piece in a transaction of its own.
 */
export async function convoy(tx: Tx, works: readonly ((tx: Tx) => Promise<unknown>)[]): Promise<void> {
  const holders = new Map<string, number>()
  const gatherings = gathering(tx)
  let undone = false

  function place(n: number): Tx {
    const own: Tx = {
      ...tx,
      hold(key) {
        const holder = holders.get(key) ?? n
        holders.set(key, holder)
        if (holder !== n) throw new Parted(`two in one convoy change ${key}`)
      },
      together: gatherings.add,
      transaction: (fn) => fn(own),
      async savepoint(fn) {
        try {
          return await fn()
        } catch (error) {
          undone = true
          throw error
        }
      },
    }
    return own
  }

  // All of them have to come to rest: nothing may be asked of a transaction that has ended.
  const ends = await Promise.allSettled(works.map((work, n) => work(place(n))))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  if (undone) throw new Parted('something was undone in a convoy')
}

type Waiting = { item: unknown; resolve: (answer: never) => void; reject: (error: unknown) => void }

/** What several ask in the same way and in the same turn of the event loop is asked once, for all of them. */
function gathering(tx: Tx) {
  const groups = new Map<Gathered<never, unknown>, Waiting[]>()

  async function ask(asked: Gathered<never, unknown>, group: Waiting[]): Promise<void> {
    try {
      const answers = await asked(tx, group.map(({ item }) => item) as never[])
      group.forEach(({ resolve }, n) => {
        resolve(answers[n] as never)
      })
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }

  return {
    add<Item, Answer>(asked: Gathered<Item, Answer>, item: Item): Promise<Answer> {
      return new Promise<Answer>((resolve, reject) => {
        const group = groups.get(asked)
        if (group) return void group.push({ item, resolve, reject })
        const first: Waiting[] = [{ item, resolve, reject }]
        groups.set(asked, first)
        process.nextTick(() => {
          groups.delete(asked)
          void ask(asked, first)
        })
      })
    },
  }
}
