// Another replica, as a process of its own: handles messages by writing an effect and telling the test.
// argv: database url, what to do: `handle`, `hang` (inside the handler), `stop` (be paused inside the handler).
import { pino } from 'pino'
import { openDatabase } from '../../../engine/database/database.ts'
import { sql } from '../../../engine/database/sql.ts'
import { inbox } from '../../../engine/inbox/inbox.ts'

const [url = '', mode = 'handle'] = process.argv.slice(2)
const log = pino({ level: 'silent' })
const db = openDatabase({ url, log })
let stopped = false

inbox({ db, log }).work(
  'telegram',
  async ({ externalId }, tx) => {
    await tx.query(sql`insert into effect (message, by) values (${externalId}, ${process.pid})`)
    await new Promise<void>((resolve) => process.send!({ handling: externalId }, () => resolve()))
    if (mode === 'hang') await new Promise(() => undefined)
    if (mode === 'stop' && !stopped) {
      stopped = true
      process.kill(process.pid, 'SIGSTOP')
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  },
  { pollMs: 100 },
)
