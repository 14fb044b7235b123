import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { environment } from './bote.ts'
import type { Line } from './line.ts'
import { end, freePort, ready, residentMemory, startBote } from './processes.ts'
import { type Bench, inRounds } from './section.ts'

const ROUNDS = 3
const IDLE_MS = 5_000

/** `npm start`, from the command to the first 200 of /readyz; and what the process then holds. */
export async function start(bench: Bench): Promise<Line[]> {
  const folder = join(bench.folder, 'own')
  mkdirSync(folder)
  const external = await bench.postgres.make('external')

  async function seconds(database: Record<string, string>): Promise<number> {
    const port = await freePort()
    const began = performance.now()
    const child = startBote({ ...environment(folder, port), ...database }, { direct: false })
    await ready(child, `http://127.0.0.1:${port}/readyz`, { everyMs: 5 })
    const took = performance.now() - began
    await end(child, { group: true })
    return took / 1_000
  }

  async function idle(): Promise<number> {
    const port = await freePort()
    const child = startBote({ ...environment(folder, port) })
    await ready(child, `http://127.0.0.1:${port}/readyz`)
    await sleep(IDLE_MS)
    const memory = await residentMemory(child)
    await end(child)
    return memory
  }

  // The first start makes the cluster, fills caches: not what is asked.
  await seconds({})
  await seconds({ DATABASE_URL: external })
  const measured = await inRounds(ROUNDS, async () => ({
    embedded: await seconds({}),
    external: await seconds({ DATABASE_URL: external }),
    memory: await idle(),
  }))
  return [
    {
      what: 'npm start → ready, embedded PostgreSQL (warm)',
      unit: 's',
      rounds: measured.embedded,
      aim: { of: 'figure', is: 'under', value: 3 },
    },
    {
      what: 'npm start → ready, external PostgreSQL',
      unit: 's',
      rounds: measured.external,
      aim: { of: 'figure', is: 'under', value: 1.5 },
    },
    {
      what: `memory of Bote's Node process, idle`,
      unit: 'MiB',
      rounds: measured.memory,
      aim: { of: 'figure', is: 'under', value: 200 },
    },
  ]
}
