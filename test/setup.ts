import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { processExists } from '../engine/database/embedded/owner.ts'
import { startEmbeddedPostgres } from '../engine/database/embedded.ts'
import { migrate } from '../engine/database/migrations.ts'
import { ensureBrowser } from './browser.ts'

const WORK = join(import.meta.dirname, '.work')

/**
 * One PostgreSQL for the whole run, with the migrated database that every test's own is copied from: the one at
 * TEST_DATABASE_URL, else an embedded one that is thrown away, or kept to look into when a test has failed.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer()
  const template = `bote_template_${process.pid}`
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  await client.query(`create database ${template}`)
  await migrate({ url: withDatabase(server.url, template) })
  project.provide('postgres', { url: server.url, template })
  project.provide('browser', await ensureBrowser())

  return async () => {
    await client.query(`drop database ${template}`)
    for (const name of await databases(client, `world\\_${process.pid}\\_%`)) {
      await client.query(`drop database ${name} with (force)`)
    }
    const kept = await databases(client, `test\\_${process.pid}\\_%`)
    await client.end()
    await server.stop(kept.length > 0)
    if (kept.length === 0) return
    console.log(`\nThe failed tests' databases are kept ${server.where}:`)
    for (const name of kept) console.log(`  ${name}`)
  }
}

async function databases(client: pg.Client, like: string): Promise<string[]> {
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where datname like '${like}' order by 1`,
  )
  return rows.map(({ datname }) => datname)
}

async function startServer() {
  const external = process.env.TEST_DATABASE_URL
  if (external) return { url: external, where: 'on your server', stop: async () => undefined }
  mkdirSync(WORK, { recursive: true })
  for (const name of readdirSync(WORK).filter((name) => /^postgres-\d+$/.test(name))) {
    if (!processExists(Number(name.slice('postgres-'.length)))) {
      rmSync(join(WORK, name), { recursive: true, force: true })
    }
  }
  const dataDir = join(WORK, `postgres-${process.pid}`)
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false })
  return {
    url: postgres.url,
    where: `until the next run (npx tsx test/kept.ts starts their server again)`,
    async stop(keep: boolean) {
      await postgres.stop()
      if (!keep) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { url: string; template: string }
    browser: { path?: string; trouble?: string }
  }
}
