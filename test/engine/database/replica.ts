// A process of its own for the tests: does one thing, says so in a line of JSON, and stays until it is killed.
import { join } from 'node:path'
import { openDatabase } from '../../../engine/database/database.ts'
import { keptPassword } from '../../../engine/database/embedded/cluster.ts'
import { claimFolder } from '../../../engine/database/embedded/owner.ts'
import { findPrograms } from '../../../engine/database/embedded/programs.ts'
import { startServer } from '../../../engine/database/embedded/server.ts'
import { chooseUser } from '../../../engine/database/embedded/user.ts'
import { startEmbeddedPostgres } from '../../../engine/database/embedded.ts'
import { acquireLease } from '../../../engine/database/lease.ts'
import { silent } from '../../database.ts'

const [what, where = '', lease = '', ttl = '0'] = process.argv.slice(2)
setInterval(() => undefined, 60_000)

if (what === 'postgres') {
  const { url, pid } = await startEmbeddedPostgres({ dataDir: where })
  say({ url, pid })
} else if (what === 'postgres that outlives us') {
  await claimFolder(where)
  const programs = await findPrograms()
  const runAs = await chooseUser(where, programs.postgres)
  const lasting = runAs.before.slice(0, runAs.before.indexOf('setpriv'))
  await keptPassword(where, runAs)
  const server = await startServer({
    dataDir: where,
    programs,
    runAs: { ...runAs, before: lasting },
    settings: {},
  })
  say({ pid: server.pid(), cluster: join(where, 'postgres') })
} else if (what === 'lease') {
  const db = openDatabase({ url: where, log: silent })
  const held = await acquireLease(db, lease, Number(ttl))
  say({ token: held?.token, mine: held?.stillMine() })
  process.on('SIGUSR2', () => say({ mine: held?.stillMine() }))
  // What it finds first when it goes on after a pause.
  process.on('SIGCONT', () => say({ mine: held?.stillMine() }))
}

function say(fact: object): void {
  process.stdout.write(`${JSON.stringify(fact)}\n`)
}
