import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../../engine/database/database.ts'
import { sql } from '../../engine/database/sql.ts'
import { findChromium } from '../../engine/program/chromium.ts'
import { processesOn } from '../bots/whatsapp/processes.ts'
import { SECRET } from './bote.ts'
import { makeDesk } from './desk.ts'
import type { Line } from './line.ts'
import { end, residentMemory, startProgram } from './processes.ts'
import { type Bench, inRounds } from './section.ts'
import { FIRST_PHONE, whatsappSimulator } from './whatsapp-simulator.ts'

const ROUNDS = 3
const PEOPLE = 200
const BURST = 600

/** WhatsApp by a real browser on a simulated web.whatsapp.com: what comes in, what is answered, and what breaks. */
export async function whatsapp(bench: Bench): Promise<Line[]> {
  const browser = findChromium(process.env.CHROMIUM_PATH ?? null)
  if (!browser) {
    bench.say('WhatsApp is left out: no Chromium was found (CHROMIUM_PATH)')
    return []
  }
  const url = await bench.postgres.make('whatsapp')
  const db = bench.postgres.open(url, 4)
  await makeCustomers(db)
  const dataDir = join(bench.folder, 'whatsapp')
  const simulator = await whatsappSimulator({ browser, people: PEOPLE })

  async function started(): Promise<ChildProcess> {
    const child = startProgram('whatsapp-process.ts', {
      DATABASE_URL: url,
      DATA_DIR: dataDir,
      BROWSER: simulator.browserPath,
      SECRET,
    })
    await once(child, 'message')
    await link(db, simulator.scan)
    return child
  }

  const bote = await started()
  // Everybody is greeted once: who they are is asked of WhatsApp only the first time.
  await simulator.answered(PEOPLE, 'menu')

  const { answered } = await inRounds(ROUNDS, async () => ({
    answered: PEOPLE / ((await simulator.answered(PEOPLE, 'menu')) / 1_000),
  }))
  bench.say(`${BURST} messages at once …`)
  const { stored } = await inRounds(ROUNDS, async () => {
    const before = await storedIn(db)
    const began = performance.now()
    await simulator.burst(BURST, 'Bom dia, a nota continua sendo rejeitada')
    while ((await storedIn(db)) < before + BURST) await sleep(10)
    const perSecond = BURST / ((performance.now() - began) / 1_000)
    await quiet(db)
    return { stored: perSecond }
  })
  const lines: Line[] = [
    { what: 'WhatsApp: message in the page → stored durably', unit: '/s', rounds: stored },
    { what: 'WhatsApp: message stored, stepped, answered (no pause)', unit: '/s', rounds: answered },
  ]
  if (process.platform === 'linux') lines.push(...(await memoryOf(bote, dataDir)))
  await end(bote)

  /** Of a number that was well: who fails again and again is begun anew at longer intervals. */
  async function recovered(fault: () => unknown): Promise<number> {
    const bote = await started()
    await simulator.answered(1, 'menu')
    await fault()
    const ms = await simulator.answered(1, 'menu')
    await end(bote)
    return ms / 1_000
  }
  if (process.platform === 'linux') {
    bench.say('killing the browser …')
    const kill = () => process.kill(processesOn(dataDir)!.browser, 'SIGKILL')
    const { killed } = await inRounds(ROUNDS, async () => ({ killed: await recovered(kill) }))
    lines.push(recovery('kill -9 of Chromium', killed, 15))
  }
  bench.say('freezing the page …')
  const { frozen } = await inRounds(ROUNDS, async () => ({ frozen: await recovered(simulator.freeze) }))
  lines.push(recovery('page frozen', frozen, 60))
  await simulator.stop()
  return lines
}

function recovery(fault: string, rounds: number[], value: number): Line {
  const aim = { of: 'figure', is: 'under', value } as const
  return { what: `WhatsApp: ${fault} → answers again`, unit: 's', rounds, aim }
}

/** Processes are looked up as Linux shows them. */
async function memoryOf(bote: ChildProcess, dataDir: string): Promise<Line[]> {
  const { owner, browser, helpers } = processesOn(dataDir)!
  const node = (await residentMemory(bote)) + (await residentMemory({ pid: owner }))
  const chromium = [browser, ...helpers].reduce((sum, pid) => sum + shareOfMemory(pid), 0)
  return [
    { what: "memory of Bote's two Node processes with WhatsApp", unit: 'MiB', rounds: [node] },
    { what: 'memory of their Chromium (PSS)', unit: 'MiB', rounds: [chromium] },
  ]
}

/** Memory that a process shares with others counts by its share, in MiB. */
function shareOfMemory(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1_024
  } catch {
    return 0
  }
}

/** People whose plan has WhatsApp, known by their numbers. */
async function makeCustomers(db: Database): Promise<void> {
  await makeDesk(db, { customers: Math.ceil(PEOPLE / 3) })
  await db.query(sql`update plan set whatsapp = true`)
  await db.query(sql`
    insert into chat (id, channel, external_id, contact_id, customer_id, name, linked_at, linked_by)
    select uuidv7(), 'whatsapp', (${FIRST_PHONE}::bigint + n)::text || '@c.us', contact_id, customer_id, name, now(), 'invite'
    from (
      select m.contact_id, m.customer_id, p.name, row_number() over (order by m.contact_id) - 1 as n
      from membership m join contact p on p.id = m.contact_id order by m.contact_id limit ${PEOPLE}
    ) as person`)
}

async function link(db: Database, scan: (code: string) => Promise<unknown>): Promise<void> {
  let isScanned = false
  for (const until = performance.now() + 60_000; performance.now() < until; await sleep(100)) {
    const status = await db.first<{ data: { state: string; qr: { code: string } | null } }>(
      sql`select data from channel_status where channel = 'whatsapp'`,
    )
    if (status?.data?.state === 'ready') return
    if (!isScanned && status?.data?.qr) {
      isScanned = true
      await scan(status.data.qr.code)
    }
  }
  throw new Error('WhatsApp did not get ready')
}

async function storedIn(db: Database): Promise<number> {
  const { count } = await db.one<{ count: number }>(
    sql`select count(*)::int as count from inbox_message where channel = 'whatsapp'`,
  )
  return count
}

/** Until nothing waits any more, so that one round does not work for another. */
async function quiet(db: Database): Promise<void> {
  for (const until = performance.now() + 300_000; performance.now() < until; await sleep(200)) {
    const { count } = await db.one<{ count: number }>(sql`
      select (select count(*) from inbox_message where state = 'waiting')::int
        + (select count(*) from outbox_message where channel = 'whatsapp' and state in ('queued', 'sending'))::int as count`)
    if (count === 0) return
  }
  throw new Error('what came in was not handled in time')
}
