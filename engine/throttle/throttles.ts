import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Deps } from '../deps.ts'
import { Refused } from '../errors.ts'

export type Limit = { tries: number; perSeconds: number }

/** Every limit, by name. Counted in PostgreSQL: restarts forget nothing, replicas count together. */
export const LIMITS = {
  'sign-in/network': { tries: 5, perSeconds: 20 },
  'sign-in/network/hour': { tries: 100, perSeconds: 3_600 },
  'sign-in/account': { tries: 20, perSeconds: 300 },
  'recovery/network': { tries: 20, perSeconds: 3_600 },
  'recovery/account': { tries: 5, perSeconds: 3_600 },
  'recovery-code/network': { tries: 30, perSeconds: 3_600 },
  'password/account': { tries: 10, perSeconds: 900 },
  'chat-code/chat': { tries: 5, perSeconds: 3_600 },
  'chat-code/contact': { tries: 5, perSeconds: 3_600 },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof LIMITS

/** Counts tries by who makes them. `who` should be a hash or a network, never an e-mail as it is. */
export function throttles({ db }: Pick<Deps, 'db'>, limits: Record<string, Limit> = LIMITS) {
  const client = {
    query: async (query: { text: string; values?: unknown[] }) => {
      const { rows } = await db.executeSql(query.text, query.values)
      return { rows, rowCount: rows.length }
    },
  }
  const limiters = new Map(
    Object.entries(limits).map(([name, { tries, perSeconds }]) => [
      name,
      new RateLimiterPostgres({
        storeClient: client,
        storeType: 'client',
        tableName: 'throttle',
        tableCreated: true,
        clearExpiredByTimeout: false,
        keyPrefix: name,
        points: tries,
        duration: perSeconds,
      }),
    ]),
  )

  /** Counts one try; throws Refused `too_many_tries` with `details.seconds` to wait when it is one too many. */
  async function count(name: LimitName, who: string): Promise<void> {
    try {
      await limiterOf(name).consume(who)
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
      throw new Refused('too_many_tries', { seconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) })
    }
  }

  /** Takes one try back: it turned out to be rightful. */
  async function forgive(name: LimitName, who: string): Promise<void> {
    await limiterOf(name).reward(who)
  }

  function limiterOf(name: string): RateLimiterPostgres {
    const limiter = limiters.get(name)
    if (!limiter) throw new Error(`no limit is called ${name}`)
    return limiter
  }

  return { count, forgive }
}

export type Throttles = ReturnType<typeof throttles>
