import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { answer } from './answer.ts'
import { atendimentos } from './atendimentos.ts'
import { intake } from './intake.ts'
import type { Line } from './line.ts'
import { memory } from './memory.ts'
import { benchPostgres } from './postgres.ts'
import { endAll } from './processes.ts'
import { queue } from './queue.ts'
import { reply } from './reply.ts'
import { type Bench, rememberedDatabases } from './section.ts'
import { start } from './start.ts'
import { table } from './table.ts'
import { timers } from './timers.ts'
import { whatsapp } from './whatsapp.ts'

/** In the order of the table. `npm run bench -- queue timers` measures these alone. */
const SECTIONS: Record<string, (bench: Bench) => Promise<Line[]>> = {
  intake,
  answer,
  reply,
  queue,
  timers,
  atendimentos,
  start,
  memory,
  whatsapp,
}

const WORK = join(import.meta.dirname, '../.work')

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(SECTIONS, name))
if (unknown.length > 0) {
  console.error(`There is no section ${unknown.join(', ')}. Choose from: ${Object.keys(SECTIONS).join(' ')}`)
  process.exit(2)
}

const lines: Line[] = []
const began = performance.now()
const folder = emptyFolder()
const postgres = await benchPostgres(folder)
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stop().then(() => process.exit(130)))

try {
  const bench: Bench = {
    folder,
    postgres,
    isOnlyOne: asked.length === 1,
    ...rememberedDatabases(postgres, say),
    say,
  }
  for (const [name, section] of Object.entries(SECTIONS)) {
    if (asked.length > 0 && !asked.includes(name)) continue
    say(`${name} …`)
    lines.push(...(await section(bench)))
  }
} catch (error) {
  process.exitCode = 1
  console.error(error)
} finally {
  await stop()
}
console.log(`\n${table(lines)}\n`)
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${minutes()} min.`)
console.log('Medians of rounds (lowest–highest); a ratio is the median of the ratios of each round.')

function say(words: string): void {
  console.error(`${minutes()} min  ${words}`)
}

function minutes(): string {
  return ((performance.now() - began) / 60_000).toFixed(1)
}

async function stop(): Promise<void> {
  await endAll()
  await postgres.stop()
}

/** On the same disk as a product's data folder: a system's temporary folder may lie in memory, where nothing is durable. */
function emptyFolder(): string {
  mkdirSync(WORK, { recursive: true })
  for (const name of readdirSync(WORK).filter((name) => name.startsWith('bench-'))) {
    if (!isRunning(Number(name.slice('bench-'.length))))
      rmSync(join(WORK, name), { recursive: true, force: true })
  }
  const folder = join(WORK, `bench-${process.pid}`)
  mkdirSync(folder)
  return folder
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
