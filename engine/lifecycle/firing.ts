import type { Clock } from '../database/clock.ts'
import { convoy } from '../database/convoy.ts'
import type { Database, Tx } from '../database/database.ts'
import { DatabaseUnavailable } from '../database/errors.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { describeFault } from '../jobs/fault.ts'
import type { Metrics } from '../jobs/metrics.ts'
import { claimEarliest, type DueTimer, type Owner } from './claim.ts'
import { takeTimers } from './timers.ts'

export type FiringDeps = Pick<Deps, 'log'> & {
  db: Database
  clock: Clock
  metrics: Metrics
  fire: (timer: DueTimer, tx: Tx) => Promise<unknown>
}

/** What became of the earliest deadline of one: after `fired` there may be another. */
export type Outcome = 'fired' | 'none' | 'to be fired alone'

/** A convoy that meets somebody else's lock does not make all its deadlines wait for it. */
const CONVOY_LOCK_MS = 250
const LONGEST_WAIT_MS = 3_600_000

/** Fires the earliest deadline of an entity, or those of several in one transaction. */
export function firing({ db, clock, log, metrics, fire }: FiringDeps) {
  /** In a transaction of its own; one that fails is put off. */
  async function fireAlone(owner: Owner): Promise<Outcome> {
    let due: DueTimer | undefined
    const now = clock.now()
    try {
      await db.transaction(async (tx) => {
        due = (await claimEarliest(tx, [owner], now))[0]
        if (!due) return
        await fire(due, tx)
        // Whatever became of its entity, it has fired.
        await takeTimers(tx, [due])
      })
      return conclude(due, now)
    } catch (error) {
      if (due && !(error instanceof DatabaseUnavailable)) await putOff(due, now, error)
      else log.warn({ err: error }, 'a deadline could not be fired; trying on')
      return 'none'
    }
  }

  /** All or nothing: whatever is wrong with one, each is then to be fired alone. So is what failed before. */
  async function fireTogether(owners: readonly Owner[]): Promise<Outcome[]> {
    const now = clock.now()
    try {
      const due = await db.transaction(
        async (tx) => {
          const due = await claimEarliest(tx, owners, now)
          const fresh = due.flatMap((timer) => (timer?.attempts === 0 ? [timer] : [])).sort(byEntity)
          await convoy(
            tx,
            fresh.map((timer) => (own) => fire(timer, own)),
          )
          await takeTimers(tx, fresh)
          return due
        },
        { retries: 0, lockMs: CONVOY_LOCK_MS },
      )
      return due.map((timer) => (timer?.attempts ? 'to be fired alone' : conclude(timer, now)))
    } catch {
      metrics.inc('bote_timers_parted_total')
      return owners.map(() => 'to be fired alone')
    }
  }

  function conclude(due: DueTimer | undefined, now: Date): Outcome {
    if (!due) return 'none'
    metrics.inc('bote_timers_fired_total')
    metrics.observe('bote_timers_late_seconds', (now.getTime() - due.dueAt.getTime()) / 1_000)
    return 'fired'
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

  return { fireAlone, fireTogether }
}

/** What locks several rows locks one kind after the other, always in the same order. */
function byEntity(one: DueTimer, other: DueTimer): number {
  return one.entity.localeCompare(other.entity)
}
