import { makeCrowd } from './crowd.ts'
import { makeDesk } from './desk.ts'
import type { BenchPostgres } from './postgres.ts'
import { makeTickets } from './tickets.ts'

export type Bench = {
  /** For data folders; removed at the end. */
  folder: string
  postgres: BenchPostgres
  /** No other section was asked for. */
  isOnlyOne: boolean
  /** Says where the benchmark is, beside the table. */
  say(words: string): void
} & Databases

type Databases = {
  /** People known in their chats, for messages. */
  crowded(): Promise<string>
  /** 10,000 tickets. */
  small(): Promise<string>
  /** 1,000,000 tickets. */
  large(): Promise<string>
}

export const PEOPLE = 4_000
export const SMALL = 10_000
export const LARGE = 1_000_000

/** Databases that sections share, each made when it is first asked for. */
export function rememberedDatabases(postgres: BenchPostgres, say: (words: string) => void): Databases {
  return {
    crowded: once(async () => {
      const url = await postgres.make('crowded')
      const db = postgres.open(url)
      await makeDesk(db, { customers: Math.ceil(PEOPLE / 3) })
      await makeCrowd(db, PEOPLE)
      return url
    }),
    small: once(() => withTickets('small', SMALL, 1_000)),
    large: once(() => withTickets('large', LARGE, 25_000)),
  }

  async function withTickets(name: string, count: number, open: number): Promise<string> {
    say(`making ${count} tickets …`)
    const url = await postgres.make(name)
    const db = postgres.open(url)
    await makeDesk(db, { customers: 2_000 })
    await makeTickets(db, { count, open })
    return url
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** Runs so many rounds, one after another; what each gives, gathered by name. */
export async function inRounds<Name extends string>(
  count: number,
  round: (n: number) => Promise<Record<Name, number>>,
): Promise<Record<Name, number[]>> {
  const gathered = {} as Record<Name, number[]>
  for (let n = 0; n < count; n++) {
    for (const [name, figure] of Object.entries(await round(n)) as [Name, number][]) {
      gathered[name] ??= []
      gathered[name].push(figure)
    }
  }
  return gathered
}
