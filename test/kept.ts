// Starts the PostgreSQL of the last test run that failed, to look into its databases: npx tsx test/kept.ts
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../engine/database/embedded.ts'

const work = join(import.meta.dirname, '.work')
const kept = readdirSync(work).find((name) => name.startsWith('postgres-'))
if (!kept) throw new Error('no test run has left a database behind')
const { url, stop } = await startEmbeddedPostgres({ dataDir: join(work, kept) })
console.log(`${url}\nCtrl+C ends it.`)
process.once('SIGINT', stop)
