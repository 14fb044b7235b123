// Writes a migration, or checks that schema.prisma and the migrations agree, without the engine that Prisma's own
// `migrate dev` would download:
//
//   npm run migration -- NAME      writes prisma/migrations/<time>_NAME/migration.sql
//   npm run migration -- --check   exits 1 and prints the SQL that is missing
//
// The migrations are applied to a database that is thrown away, and compared from there with schema.prisma. What they
// hold beyond schema.prisma (search columns, partial indexes …) the comparison would undo: beyond-schema.sql lists
// those statements, and they do not count.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { startEmbeddedPostgres } from '../engine/database/embedded.ts'
import { migrate } from '../engine/database/migrations.ts'

const here = import.meta.dirname
const BEYOND = join(here, 'beyond-schema.sql')

async function main(name: string): Promise<void> {
  const { missing, stale } = unexpected(
    statements(await difference()),
    statements(readFileSync(BEYOND, 'utf8')),
  )
  if (stale.length > 0) fail(`No longer needed in prisma/beyond-schema.sql:\n\n${script(stale)}`)
  if (missing.length === 0) {
    print('schema.prisma and prisma/migrations agree')
  } else if (name === '--check') {
    fail(`schema.prisma and prisma/migrations differ. Missing:\n\n${script(missing)}`)
  } else {
    const folder = join(
      here,
      'migrations',
      `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`,
    )
    mkdirSync(folder)
    writeFileSync(join(folder, 'migration.sql'), script(missing))
    print(join(folder, 'migration.sql'))
  }
}

/** The SQL that leads from what the migrations make to what schema.prisma says. */
async function difference(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bote-migration-'))
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false })
  const pool = new pg.Pool({ connectionString: postgres.url })
  try {
    await migrate({ url: postgres.url })
    const schema = { files: [{ path: 'prisma/schema.prisma', content: schemaText() }] }
    const adapter = readingInternalChar(pool, new PrismaPg(pool))
    const { SchemaEngine } = await loadEngine()
    const engine = await SchemaEngine.new(
      { datamodels: schema.files.map(({ path, content }) => [path, content]) },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(adapter),
    )
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files: schema.files, configDir: join(here, '..') },
      to: { tag: 'schemaDatamodel', ...schema },
      script: true,
      exitCode: null,
      shadowDatabaseUrl: null,
      filters: { externalTables: ['public._prisma_migrations'], externalEnums: [] },
    })
    return stdout ?? ''
  } finally {
    await pool.end()
    await postgres.stop()
    rmSync(dataDir, { recursive: true })
  }
}

function schemaText(): string {
  return readFileSync(join(here, 'schema.prisma'), 'utf8')
}

/** One entry a change, however Prisma gathers them: an ALTER TABLE of three lines is three. */
function statements(sqlText: string): string[] {
  const code = sqlText.replace(/^\s*--.*$/gm, '')
  return code.split(/;\s*(?:\n|$)/).flatMap((statement) => {
    const trimmed = statement.trim()
    const [, table, changes] = /^(ALTER TABLE \S+)\s+(.*)$/s.exec(trimmed) ?? []
    if (table && changes) return changes.split(/,\s*\n/).map((change) => `${table} ${change.trim()}`)
    return trimmed ? [trimmed] : []
  })
}

function unexpected(found: string[], beyond: string[]): { missing: string[]; stale: string[] } {
  return {
    missing: found.filter((statement) => !beyond.includes(statement)),
    stale: beyond.filter((statement) => !found.includes(statement)),
  }
}

function script(changes: string[]): string {
  return changes.map((change) => `${change};\n`).join('\n')
}

type Engine = { diff(params: object): Promise<{ stdout?: string }> }
type EngineModule = {
  SchemaEngine: { new (): never } & {
    new: (schema: object, log: () => void, adapter: unknown) => Promise<Engine>
  }
  __wbg_set_wasm(exports: WebAssembly.Exports): void
}

/** Prisma's schema engine as npm serves it: WebAssembly that wants its panics collected. */
async function loadEngine(): Promise<EngineModule> {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: fail } })
  const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const module = (await import(glue)) as EngineModule & WebAssembly.ModuleImports
  const wasm = readFileSync(glue.replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': module })
  module.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  return module
}

const INTERNAL_CHAR = 18
const TEXT = 25

/** PostgreSQL's catalogue has columns of its internal type "char", which the adapter refuses: they pass as text. */
function readingInternalChar(pool: pg.Pool, factory: PrismaPg): PrismaPg {
  let charColumns: number[] = []
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>
  pool.query = (async (...args: unknown[]) => {
    const result = await query(...args)
    charColumns = (result.fields ?? []).flatMap((field, i) => (field.dataTypeID === INTERNAL_CHAR ? [i] : []))
    for (const i of charColumns) result.fields[i]!.dataTypeID = TEXT
    return result
  }) as typeof pool.query
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (asked) => {
      const set = await queryRaw(asked)
      for (const i of charColumns) set.columnTypes[i] = ColumnTypeEnum.Character
      return set
    }
    return adapter
  }
  return factory
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

function fail(text: string): void {
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
}

const [name] = process.argv.slice(2)
if (!name || !/^(--check|[a-z0-9_]+)$/.test(name)) {
  fail('usage: npm run migration -- name_in_snake_case | --check')
} else {
  await main(name)
}
