// Another replica, as a process of its own: delivers to the test (over IPC) and does what the test tells it.
// argv: database url, what to do: `deliver`, `hang` (never finish a delivery), `stop-after-claim` (be paused there).
import { pino } from 'pino'
import { type Database, openDatabase } from '../../../engine/database/database.ts'
import type { CounterName } from '../../../engine/jobs/metrics.ts'
import { outbox } from '../../../engine/notification/outbox.ts'

const [url = '', mode = 'deliver'] = process.argv.slice(2)
const log = pino({ level: 'silent' })
const db = openDatabase({ url, log })

/** Says so and is paused the moment the first claim came back from the database. */
function stoppingAfterClaim(db: Database): Database {
  let stopped = false
  return {
    ...db,
    rows: async <Row>(statement: Parameters<Database['rows']>[0]) => {
      const rows = await db.rows<Row>(statement)
      if (!stopped && (rows as { mine?: boolean }[]).some(({ mine }) => mine)) {
        stopped = true
        await tell({ claimed: true })
        process.kill(process.pid, 'SIGSTOP')
      }
      return rows
    },
  }
}

function tell(message: object): Promise<void> {
  return new Promise((resolve) => process.send!(message, () => resolve()))
}

const metrics = { inc: (name: CounterName) => void tell({ metric: name }), observe: () => undefined }
const box = outbox({ db: mode === 'stop-after-claim' ? stoppingAfterClaim(db) : db, log, metrics })
box.deliver(
  {
    name: 'telegram',
    limits: { receive: 1, send: 1 },
    async deliver({ id, to, payload }) {
      await tell({ delivered: { id, to, text: (payload as { text: string[] }).text[0] } })
      if (mode === 'hang') await new Promise(() => undefined)
      return { kind: 'sent', externalId: id }
    },
  },
  {
    // A second lasts a hundred here, so that a pause of a moment is one of minutes.
    monotonic: () => performance.now() * (mode === 'stop-after-claim' ? 100 : 1),
    pacing: { lane: { burst: 1e6, perSecond: 1e6 }, notices: { burst: 1e6, perSecond: 1e6 } },
    pollMs: 50,
  },
)
