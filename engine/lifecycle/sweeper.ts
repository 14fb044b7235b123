import type { EventObject } from 'xstate'
import type { Clock } from '../database/clock.ts'
import type { Database, Tx } from '../database/database.ts'
import { DatabaseUnavailable } from '../database/errors.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { describeFault } from '../jobs/fault.ts'
import { laneQueue } from '../jobs/lanes.ts'
import { type Metrics, noMetrics } from '../jobs/metrics.ts'

/** A deadline that has come. */
export type DueTimer = {
  entity: string
  entityId: string
  name: string
  event: EventObject
  dueAt: Date
  attempts: number
}

export type SweeperDeps = Pick<Deps, 'log'> & {
  db: Database
  /** The database's clock: replicas agree, and a wrong clock of this machine closes nothing early. */
  clock: Clock
  metrics?: Metrics
  /** Does what the deadline is for, in its own transaction. Locks its entity's row and takes the timer off the list. */
  fire: (timer: DueTimer, tx: Tx) => Promise<unknown>
}

const PAGE = 500
const LONGEST_WAIT_MS = 3_600_000

/** Fires what is due, in due order, each once whatever the number of replicas; what fell due while off, at the start. */
export function sweeper(
  { db, clock, log, metrics = noMetrics, fire }: SweeperDeps,
  { everyMs = 1_000, concurrency = 4 } = {},
) {
  const entities = laneQueue(pump)
  const running = new Set<Promise<void>>()
  let looking: Promise<void> | undefined
  let perhapsMore = false
  let stopped = true
  let timer: NodeJS.Timeout | undefined

  /** Puts the entities of what is due into the line. One that takes long, or fails, holds back only itself. */
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
    while (running.size < concurrency) {
      const lane = entities.take()
      if (lane === undefined) break
      const [entity = '', entityId = ''] = lane.split(' ')
      const run = fireNext(entity, entityId)
        .then((more) => entities.release(lane, more))
        .finally(() => {
          running.delete(run)
          pump()
        })
      running.add(run)
    }
    if (perhapsMore && !stopped && entities.ready() === 0) void look()
  }

  /** Fires the entity's earliest deadline; answers whether there may be another. */
  async function fireNext(entity: string, entityId: string): Promise<boolean> {
    let due: DueTimer | undefined
    const now = clock.now()
    try {
      await db.transaction(async (tx) => {
        due = await claim(tx, entity, entityId, now)
        if (!due) return
        await fire(due, tx)
        // Whatever became of its entity, it has fired.
        await tx.query(sql`
          delete from timer where entity = ${entity} and entity_id = ${entityId} and name = ${due.name}
            and due_at = ${due.dueAt}`)
      })
      if (!due) return false
      metrics.inc('bote_timers_fired_total')
      metrics.observe('bote_timers_late_seconds', (now.getTime() - due.dueAt.getTime()) / 1_000)
      return true
    } catch (error) {
      if (due && !(error instanceof DatabaseUnavailable)) await putOff(due, now, error)
      else log.warn({ err: error }, 'a deadline could not be fired; trying on')
      return false
    }
  }

  async function putOff(due: DueTimer, now: Date, cause: unknown): Promise<void> {
    const { entity, entityId, name, attempts } = due
    log.error({ err: cause, entity, entityId, name, attempts: attempts + 1 }, 'a deadline failed')
    metrics.inc('bote_timers_failed_total')
    const again = new Date(now.getTime() + Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** Math.min(attempts, 12)))
    try {
      await db.query(sql`
        update timer set attempts = attempts + 1, error = ${describeFault(cause)}, due_at = ${again}
        where entity = ${entity} and entity_id = ${entityId} and name = ${name} and due_at = ${due.dueAt}`)
    } catch (error) {
      log.warn({ err: error }, 'a failed deadline could not be put off; it is tried again')
    }
  }

  /** Fires everything that is due now and waits for it: for tests, and for whoever cannot wait a second. */
  async function sweep(): Promise<void> {
    do {
      await look()
      while (running.size > 0) await Promise.race(running)
    } while (perhapsMore)
  }

  return {
    sweep,
    start(): void {
      stopped = false
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

/**
 * The entity's earliest deadline, unless another replica is at it. An advisory lock and not the row's: a step locks its
 * entity first and its timers then, and the other way round here would be a deadlock. Looked up after the lock, in a
 * statement of its own: the lock's own snapshot may be older than what the holder before did.
 */
async function claim(tx: Tx, entity: string, entityId: string, now: Date): Promise<DueTimer | undefined> {
  const { mine } = await tx.one<{ mine: boolean }>(sql`
    select pg_try_advisory_xact_lock(hashtextextended(${`timer ${entity} ${entityId}`}, 0)) as mine`)
  if (!mine) return undefined
  return tx.first<DueTimer>(sql`
    select entity, entity_id, name, event, due_at, attempts from timer
    where entity = ${entity} and entity_id = ${entityId} and due_at <= ${now}
    order by due_at limit 1`)
}
