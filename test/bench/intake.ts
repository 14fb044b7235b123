import { once } from 'node:events'
import pg from 'pg'
import { SECRET } from './bote.ts'
import { FIRST_PERSON } from './crowd.ts'
import { load, post } from './http-load.ts'
import type { Line } from './line.ts'
import { end, startProgram } from './processes.ts'
import { type Bench, inRounds, PEOPLE } from './section.ts'
import { BOTE_TOKEN } from './simulator.ts'

const ROUNDS = 3
const ROUND_MS = 4_000
/** As many as Telegram opens. */
const CONNECTIONS = 40
const POOL = 10

/** Webhook → stored durably → 200, against what PostgreSQL takes of the same rows from `pg`, one statement each. */
export async function intake(bench: Bench): Promise<Line[]> {
  const databaseUrl = await bench.crowded()
  const process = startProgram('intake-process.ts', { DATABASE_URL: databaseUrl, TOKEN: BOTE_TOKEN, SECRET })
  const [address] = (await once(process, 'message')) as [string]
  const webhook = new URL(address)
  let id = 0

  async function taken(): Promise<number> {
    const headers = { 'Content-Type': 'application/json', 'X-Telegram-Bot-Api-Secret-Token': SECRET }
    const { perSecond } = await load({
      url: webhook,
      connections: CONNECTIONS,
      requests: 100_000,
      withinMs: ROUND_MS,
      request: () => post(webhook, headers, JSON.stringify(update(++id))),
    })
    return perSecond
  }

  async function inserted(): Promise<number> {
    const pool = new pg.Pool({ connectionString: databaseUrl, max: POOL })
    const started = performance.now()
    let count = 0
    async function writer(): Promise<void> {
      while (performance.now() - started < ROUND_MS) {
        const { update_id, message } = update(++id)
        const payload = JSON.stringify({ update: { update_id, message }, album: null })
        await pool.query({
          name: 'store',
          text: INSERT,
          values: [externalId(update_id), String(message.chat.id), payload],
        })
        count += 1
      }
    }
    await Promise.all(Array.from({ length: POOL }, writer))
    const perSecond = count / ((performance.now() - started) / 1_000)
    await pool.end()
    return perSecond
  }

  const { figure, yardstick } = await inRounds(ROUNDS, async () => ({
    figure: await taken(),
    yardstick: await inserted(),
  }))
  await end(process)
  await bench.postgres.open(databaseUrl, 1).pool.query('truncate inbox_message')
  return [
    {
      what: 'intake: webhook → stored durably → 200',
      unit: '/s',
      rounds: figure,
      yardstick: { what: `pg, the same rows, pool of ${POOL}`, rounds: yardstick },
      aim: { of: 'ratio', is: 'at least', value: 0.25, wish: 0.5 },
    },
  ]
}

const INSERT = `insert into inbox_message (channel, external_id, lane, payload) values ('telegram', $1, $2, $3)
  on conflict (channel, external_id) do nothing`

function externalId(updateId: number): string {
  return `${BOTE_TOKEN.split(':')[0]}:${updateId}`
}

function update(id: number) {
  const person = FIRST_PERSON + (id % PEOPLE)
  return {
    update_id: id,
    message: {
      message_id: id,
      date: Math.floor(Date.now() / 1_000),
      chat: { id: person, type: 'private', first_name: 'Maria' },
      from: { id: person, is_bot: false, first_name: 'Maria', language_code: 'pt-br' },
      text: `Bom dia, a nota ${id} continua sendo rejeitada com o código 539.`,
    },
  }
}
