import type { Clock } from '../database/clock.ts'
import type { Database, Tx } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { laneQueue } from '../jobs/lanes.ts'
import { type Metrics, noMetrics } from '../jobs/metrics.ts'
import type { DueTimer, Owner } from './claim.ts'
import { firing, type Outcome } from './firing.ts'

export type { DueTimer } from './claim.ts'

export type SweeperDeps = Pick<Deps, 'log'> & {
  db: Database
  /** The database's clock: replicas agree, and a wrong clock of this machine closes nothing early. */
  clock: Clock
  metrics?: Metrics
  /**
   * Does what the deadline is for. Touches nothing but the transaction, which it may share: what went wrong beside it
   * undoes it too, and it is then done again. Locks its entity's row and takes the timer off the list.
   */
  fire: (timer: DueTimer, tx: Tx) => Promise<unknown>
}

const PAGE = 500
/** So many entities share a transaction at most: their rows are locked until the last of them is done. */
const LARGEST_CONVOY = 32

/** Fires what is due, in due order, each once whatever the number of replicas; what fell due while off, at the start. */
export function sweeper(
  { db, clock, log, metrics = noMetrics, fire }: SweeperDeps,
  { everyMs = 1_000, concurrency = 4 } = {},
) {
  const { fireAlone, fireTogether } = firing({ db, clock, log, metrics, fire })
  const entities = laneQueue(pump)
  /** Taken from the line, and to be fired alone as soon as a connection is free: in company they would harm the others. */
  const apart: string[] = []
  const running = new Set<Promise<void>>()
  let looking: Promise<void> | undefined
  let perhapsMore = false
  let started = false
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  /** Puts the entities of what is due into the line. One that fails, or waits for a lock, holds back only itself. */
  async function look(): Promise<void> {
    looking ??= findDue().finally(() => {
      looking = undefined
    })
    await looking
  }

  async function findDue(): Promise<void> {
    try {
      const due = await db.rows<{ entity: string; entityId: string }>(sql`
        select entity, entity_id from timer where due_at <= ${clock.now()} order by due_at limit ${PAGE}`)
      perhapsMore = due.length === PAGE
      for (const { entity, entityId } of due) entities.add(`${entity} ${entityId}`)
    } catch (error) {
      perhapsMore = false
      log.warn({ err: error }, 'deadlines could not be looked up; trying on')
    }
  }

  function pump(): void {
    while (!stopped && running.size < concurrency) {
      const taken = take()
      if (taken.length === 0) break
      const run = fireEarliest(taken).finally(() => {
        running.delete(run)
        pump()
      })
      running.add(run)
    }
    if (perhapsMore && started && !stopped && entities.ready() === 0) void look()
  }

  /** One alone, unless more are waiting than there are connections for. */
  function take(): string[] {
    const alone = apart.shift()
    if (alone !== undefined) return [alone]
    const share = Math.ceil(entities.ready() / (concurrency - running.size))
    return Array.from({ length: Math.min(share, LARGEST_CONVOY) }, () => entities.take()!)
  }

  async function fireEarliest(taken: readonly string[]): Promise<void> {
    const owners = taken.map(ownerOf)
    const outcomes = owners.length > 1 ? await fireTogether(owners) : [await fireAlone(owners[0]!)]
    for (const [n, entity] of taken.entries()) conclude(entity, outcomes[n]!)
  }

  function conclude(entity: string, outcome: Outcome): void {
    if (outcome === 'to be fired alone') apart.push(entity)
    else entities.release(entity, outcome === 'fired')
  }

  /** Fires everything that is due now and waits for it: for tests, and for whoever cannot wait a second. */
  async function sweep(): Promise<void> {
    do {
      await look()
      while (running.size > 0) await Promise.race(running)
    } while (perhapsMore && !stopped)
  }

  return {
    sweep,
    start(): void {
      started = true
      void look()
      timer = setInterval(() => void look(), everyMs)
      timer.unref()
    },
    /** Fires nothing new and waits for what runs. */
    async stop(): Promise<void> {
      stopped = true
      clearInterval(timer)
      entities.clear()
      await Promise.all(running)
    },
  }
}

function ownerOf(lane: string): Owner {
  const [entity = '', entityId = ''] = lane.split(' ')
  return { entity, entityId }
}
