import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Clock } from './database/clock.ts'
import type { Database, Tx } from './database/database.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { Live } from './live.ts'

/** The database, or a running transaction in its place: verbs work alike on both. */
export type Db = Database | Tx

/** What every part of the engine is made from. */
export type Deps = {
  db: Db
  clock: Clock
  log: Logger
  config: Config
  live: Live
  /** Orders a job; inside a transaction it is there when (and only if) that commits. */
  later: Jobs['send']
  /** Signs codes and links. */
  secretKey: string
}
