import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { joinDatabase } from '../program/database.ts'
import { checkDatabase } from './database.ts'
import { type Finding, fail } from './finding.ts'
import { checkBrowser, checkDataFolder, checkDisk, checkNode } from './machine.ts'
import { checkMail, checkOperatorBot, checkTelegram } from './outside.ts'
import { checkWhatsapp } from './whatsapp.ts'

export type { Finding } from './finding.ts'

/** Everything Bote needs around it, one finding after the other. Changes nothing. */
export async function* examine(config: Config, log: Logger): AsyncGenerator<Finding> {
  yield checkNode()
  const folder = await checkDataFolder(config.dataDir)
  yield folder
  if (folder.level !== 'fail') yield checkDisk(config.dataDir)
  const { findings, whatsapp } = await examineDatabase(config, log)
  yield* findings
  yield checkMail(config.mail)
  yield* await checkTelegram(config.telegram)
  yield* await checkOperatorBot(config.operatorBot)
  const runsWhatsapp = config.whatsapp === 'on' && config.roles.includes('whatsapp')
  yield checkBrowser(config.chromiumPath, { isNeeded: runsWhatsapp })
  yield* whatsapp
}

/** Where the database is away, there is nothing to say of what is kept in it. */
async function examineDatabase(
  config: Config,
  log: Logger,
): Promise<{ findings: Finding[]; whatsapp: Finding[] }> {
  try {
    const { url, embedded, leave } = await joinDatabase(config, log)
    try {
      const findings = await checkDatabase(url, embedded, config.timeZone)
      return { findings, whatsapp: await checkWhatsapp(url, config.whatsapp) }
    } finally {
      await leave()
    }
  } catch (error) {
    const { message } = error as Error
    const todo = 'see what it says, or set DATABASE_URL to one of your own'
    return { findings: [fail('Database', message, todo)], whatsapp: [] }
  }
}
