import { pino } from '/work/main/node_modules/pino/pino.js'
import { startEmbeddedPostgres } from '/work/main/engine/database/embedded.ts'
import { migrate } from '/work/main/engine/database/migrations.ts'
import { openDatabase } from '/work/main/engine/database/database.ts'
import { readConfig } from '/work/main/engine/config.ts'
import { seed } from '/work/main/prisma/seed.ts'
import { rmSync } from 'node:fs'
rmSync('/tmp/seedtry', {recursive:true, force:true})
const pg = await startEmbeddedPostgres({ dataDir: '/tmp/seedtry' })
try {
  await migrate({ url: pg.url })
  const log = pino({ level: 'warn' })
  const db = openDatabase({ url: pg.url, log })
  const t = performance.now()
  await seed({ db, log, config: readConfig({}), secretKey: 'x'.repeat(40) })
  console.log('seed', performance.now() - t)
  console.log((await db.pool.query('select state, count(*) from ticket group by 1 order by 1')).rows)
  console.log((await db.pool.query('select channel, state, count(*) from outbox_message group by 1,2')).rows)
  console.log((await db.pool.query('select count(*) e, (select count(*) from ticket_log) l, (select count(*) from rating) r, (select count(*) from timer) t from event')).rows)
  await db.close()
} finally { await pg.stop() }
