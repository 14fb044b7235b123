import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { joinDatabase } from '../program/database.ts'
import { checkDatabase } from './database.ts'
import { type Finding, fail } from './finding.ts'
import { checkBrowser, checkDataFolder, checkDisk, checkNode } from './machine.ts'
import { checkMail, checkOperatorBot, checkTelegram } from './outside.ts'

export type { Finding } from './finding.ts'

/** Everything Bote needs around it, one finding after the other. Changes nothing. */
export async function* examine(config: Config, log: Logger): AsyncGenerator<Finding> {
  yield checkNode()
  const folder = await checkDataFolder(config.dataDir)
  yield folder
  if (folder.level !== 'fail') yield checkDisk(config.dataDir)
  yield* await examineDatabase(config, log)
  yield checkMail(config.mail)
  yield* await checkTelegram(config.telegram)
  yield* await checkOperatorBot(config.operatorBot)
  yield checkBrowser(config.chromiumPath)
}

async function examineDatabase(config: Config, log: Logger): Promise<Finding[]> {
  try {
    const found = await joinDatabase(config, log)
    try {
      return await checkDatabase(found.url, found.embedded, config.timeZone)
    } finally {
      await found.leave()
    }
  } catch (error) {
    return [
      fail('Database', (error as Error).message, 'see what it says, or set DATABASE_URL to one of your own'),
    ]
  }
}
