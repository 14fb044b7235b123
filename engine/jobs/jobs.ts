import { setTimeout as sleep } from 'node:timers/promises'
import { type Job, PgBoss } from 'pg-boss'
import type { Database } from '../database/database.ts'
import { listen } from '../database/listen.ts'
import type { Db, Deps } from '../deps.ts'
import { PERIODIC, type PeriodicDeps } from './periodic.ts'
import { QUEUES, type QueueName, type Queues } from './queues.ts'

export type Jobs = ReturnType<typeof jobs>

/** Does one job. `last`: it will not be tried again when this try fails. */
export type JobHandler<Name extends QueueName> = (
  data: Queues[Name],
  try_: { last: boolean },
) => Promise<unknown>

export type JobHandlers = { [Name in Exclude<QueueName, 'periodic'>]: JobHandler<Name> }

type JobsDeps = Pick<Deps, 'log'> & {
  db: Database
  timeZone: string
  /** How the queues' tables are called; tests beside each other need their own. */
  schema?: string
}

/** Work for later that survives restarts: pg-boss over our own pool. */
export function jobs({ db, log, timeZone, schema = 'jobs' }: JobsDeps) {
  const boss = new PgBoss({
    schema,
    db: {
      executeSql: db.executeSql,
      listen: (channel: string, heard: (payload: string) => void, onReconnect: () => void) =>
        listen(db.url, [channel], ({ payload }) => heard(payload), { log, onReconnect }),
    },
    useListenNotify: true,
    clockMonitorIntervalSeconds: 600,
    // Once a minute is as fine as cron gets.
    cronMonitorIntervalSeconds: 30,
    cronWorkerIntervalSeconds: 15,
    monitorIntervalSeconds: 60,
  })
  // Without a listener an error here would end the process.
  boss.on('error', (error) => log.warn({ err: error }, 'the job queue had a fault; it goes on'))
  boss.on('warning', (warning) => log.warn({ warning }, 'the job queue warns'))
  let starting: Promise<void> | undefined
  let stopped = false

  /** Makes the queues' tables and queues; waits for the database when it is away. Needed before `send`. */
  function start(): Promise<void> {
    starting ??= startWhenPossible()
    return starting
  }

  async function startWhenPossible(): Promise<void> {
    for (let wait = 250; !stopped; wait = Math.min(wait * 2, 5_000)) {
      try {
        await boss.start()
        const known = new Set((await boss.getQueues()).map(({ name }) => name))
        await Promise.all(
          Object.entries(QUEUES).map(([name, options]) =>
            known.has(name)
              ? boss.updateQueue(name, { ...options, notify: true })
              : boss.createQueue(name, { ...options, notify: true }),
          ),
        )
        return
      } catch (error) {
        log.warn({ err: error }, 'the job queue cannot start yet; trying on')
        await sleep(wait)
      }
    }
  }

  /** Orders a job; inside a transaction it is there when (and only if) that commits. */
  async function send<Name extends QueueName>(over: Db, queue: Name, data: Queues[Name]): Promise<void> {
    await start()
    await boss.send(queue, data, { db: { executeSql: over.executeSql } })
  }

  /** Does the jobs, and the periodic work beside them. */
  async function work(handlers: JobHandlers, deps: PeriodicDeps): Promise<void> {
    await start()
    const all: { [Name in QueueName]: JobHandler<Name> } = {
      ...handlers,
      periodic: ({ task }) => PERIODIC[task]?.run(deps) ?? Promise.resolve(),
    }
    await Promise.all([
      ...(Object.keys(QUEUES) as QueueName[]).map((queue) =>
        take(queue, all[queue] as JobHandler<QueueName>),
      ),
      schedule(),
      ...Object.entries(PERIODIC).flatMap(([task, { atStart }]) =>
        atStart ? [send(db, 'periodic', { task })] : [],
      ),
    ])
  }

  async function take(queue: QueueName, handler: JobHandler<QueueName>): Promise<void> {
    // Of ten jobs that come together only two would be woken for: go on as long as there is something to fetch.
    const options = {
      includeMetadata: true as const,
      localConcurrency: 2,
      heartbeatRefreshSeconds: 10,
      burstWhenBatchFull: true,
      // A notification that comes while a worker is asking is lost on it: a person's file must not wait half a minute.
      notifyPollingIntervalSeconds: 3,
    }
    await boss.work<Queues[QueueName]>(queue, options, async ([job]) => {
      const { retryCount, retryLimit } = job as Job & { retryCount: number; retryLimit: number }
      try {
        await handler(job!.data as never, { last: retryCount >= retryLimit })
      } catch (error) {
        log.warn({ err: error, queue, job: job!.id, retryCount }, 'a job failed')
        throw error
      }
    })
  }

  /** The timetable is the page periodic.ts: what is not on it any more is struck off. */
  async function schedule(): Promise<void> {
    const known = await boss.getSchedules('periodic')
    await Promise.all([
      ...Object.entries(PERIODIC)
        .filter(([task, { cron }]) => !known.some((one) => one.key === keyOf(task) && one.cron === cron))
        .map(([task, { cron }]) =>
          boss.schedule('periodic', cron, { task }, { tz: timeZone, key: keyOf(task), singletonSeconds: 30 }),
        ),
      ...known
        .filter((one) => !Object.keys(PERIODIC).some((task) => keyOf(task) === one.key))
        .map((one) => boss.unschedule('periodic', one.key)),
    ])
  }

  /** Takes nothing new and waits for what runs, at most so long. */
  async function stop(withinMs = 20_000): Promise<void> {
    stopped = true
    if (!starting) return
    await starting.catch(() => undefined)
    await boss.stop({ graceful: true, timeout: withinMs, close: false })
  }

  return { start, send, work, stop }
}

function keyOf(task: string): string {
  return task.toLowerCase().replace(/[^a-z]+/g, '-')
}
