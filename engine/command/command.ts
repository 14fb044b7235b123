import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { systemClock } from '../database/clock.ts'
import type { Database } from '../database/database.ts'
import { openDatabase } from '../database/database.ts'
import { migrate } from '../database/migrations.ts'
import { createEngine, type Engine } from '../engine.ts'
import { joinDatabase } from '../program/database.ts'
import { readSecrets } from '../secrets.ts'

/** What a command of the command line gets. */
export type Shell = {
  config: Config
  log: Logger
  /** `bote`'s own version. */
  version: string
  print(line: string): void
  /** Everything that was piped in, without the line end. */
  input(): Promise<string>
}

/** The command was called wrongly: words for the person, exit code 2. */
export class Misused extends Error {
  override readonly name = 'Misused'
}

/** Runs beside a Bote that may be running already, or alone: the database is there, migrated, for the time of `use`. */
export async function withDatabase<T>(
  { config, log }: Pick<Shell, 'config' | 'log'>,
  use: (db: Database) => Promise<T>,
): Promise<T> {
  const found = await joinDatabase(config, log)
  try {
    await migrate({ url: found.url, log })
    const db = openDatabase({ url: found.url, poolSize: 3, log })
    try {
      return await use(db)
    } finally {
      await db.close()
    }
  } finally {
    await found.leave()
  }
}

/** As withDatabase, with the engine's verbs. */
export function withEngine<T>(shell: Shell, use: (engine: Engine) => Promise<T>): Promise<T> {
  const { config, log } = shell
  return withDatabase(shell, async (db) => {
    const { session } = await readSecrets(config)
    return use(createEngine({ db, clock: systemClock, log, config, secretKey: session }))
  })
}
