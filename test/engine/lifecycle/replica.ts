// Another replica, as a process of its own: its deadlines write an effect and tell the test, and never end.
// argv: database url

import { databaseClock } from '../../../engine/database/clock.ts'
import { openDatabase } from '../../../engine/database/database.ts'
import { sql } from '../../../engine/database/sql.ts'
import { sweeper } from '../../../engine/lifecycle/sweeper.ts'
import { silent as log } from '../../database.ts'

const [url = ''] = process.argv.slice(2)
const db = openDatabase({ url, log })

sweeper(
  {
    db,
    clock: await databaseClock(db, { log }),
    log,
    fire: async ({ name }, tx) => {
      await tx.query(sql`insert into effect (name) values (${name})`)
      // The first goes alone and ends; the others share a transaction.
      await new Promise<void>((resolve) => process.send!({ firing: name }, () => resolve()))
      if (name !== '0') await new Promise(() => undefined)
    },
  },
  { concurrency: 1 },
).start()
