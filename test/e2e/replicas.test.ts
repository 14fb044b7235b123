import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSimulator, type Simulator } from '../../bots/simulator/index.ts'
import type { ContactActor } from '../../engine/actor.ts'
import { sql } from '../../engine/database/sql.ts'
import { begin } from '../bote/program.ts'
import { createWorld, type World } from '../world.ts'

const TOKEN = '4242424242:two-replicas-one-bot'
/** With the questions between them fewer than what counts as a flood, so that each question is answered. */
const MESSAGES = 9

let world: World
let simulator: Simulator

beforeEach(async () => {
  world = await createWorld()
  simulator = createSimulator()
  simulator.addBot({ token: TOKEN, username: 'horizonte_bot', name: 'Horizonte' })
  for (const [name, id] of Object.entries(PHONES))
    simulator.addPerson({ id, firstName: name, languageCode: 'pt-br' })
  await simulator.listen()
})

afterEach(() => simulator.close())

/** As in the world: the last nine digits of their numbers. */
const PHONES: Record<string, number> = {
  'Maria Souza': 987650001,
  'Rosa Martins': 987650003,
  'Tiago Reis': 987650004,
}

it('two replicas answer the same customers, one is killed, and nobody sees a message lost, doubled or misplaced', {
  timeout: 150_000,
}, async () => {
  const people = [world.maria, world.rosa, world.tiago]
  const tickets = await Promise.all(people.map((person) => world.opened(person, world.ana)))
  const [first] = await Promise.all([startReplica(), startReplica()])

  for (const [n, person] of people.entries()) {
    phoneOf(person).say(tickets[n]?.number ?? '')
    await phoneOf(person).waitFor(tickets[n]?.number ?? '', { timeoutMs: 30_000 })
  }
  for (let n = 1; n <= MESSAGES; n++) {
    for (const person of people) {
      phoneOf(person).say(`Mensagem ${n} de ${person.name}`)
      phoneOf(person).say('/ajuda')
    }
    if (n === 4) first.child.kill('SIGKILL')
    await sleep(100)
  }

  await eventually(async () => {
    const { waiting } = await world.db.one<{ waiting: number }>(sql`
      select (select count(*) from inbox_message where state = 'waiting')::int
        + (select count(*) from outbox_message where state in ('queued', 'sending') and channel = 'telegram')::int as waiting`)
    const { heard } = await world.db.one<{ heard: number }>(sql`select count(*)::int as heard from log`)
    expect({ waiting, heard }).toEqual({ waiting: 0, heard: people.length * MESSAGES })
  })

  for (const [n, person] of people.entries()) {
    const logs = await world.db.rows<{ body: string }>(sql`
      select body from log where ticket_id = ${tickets[n]?.id ?? null} order by created_at, id`)
    expect(logs.map(({ body }) => body)).toEqual(
      Array.from({ length: MESSAGES }, (_, i) => `Mensagem ${i + 1} de ${person.name}`),
    )
  }
  expect(await world.db.rows(sql`select id from inbox_message where state = 'parked'`)).toEqual([])

  // Telegram numbers the messages of a chat as they arrive: what was written first arrived first.
  const outOfOrder = await world.db.rows(sql`
    select chat_id, id, external_id from (
      select *, lag(external_id::bigint) over (partition by chat_id order by id) as before
      from outbox_message where channel = 'telegram' and state = 'sent') as sent
    where external_id::bigint <= before`)
  expect(outOfOrder).toEqual([])

  const said = await world.db.one<{ sent: number }>(sql`
    select count(*)::int as sent from outbox_message where channel = 'telegram' and state = 'sent'`)
  expect(said.sent).toBeGreaterThan(people.length * MESSAGES)
  const arrived = people.reduce((sum, person) => sum + fromBot(person).length, 0)
  expect(arrived).toBeGreaterThanOrEqual(said.sent)
  // Telegram knows no idempotency key: what was being sent at the kill may arrive twice, at most once a chat.
  expect(arrived - said.sent).toBeLessThanOrEqual(people.length)
})

function phoneOf({ name }: ContactActor) {
  return simulator.chat(PHONES[name] as number)
}

function fromBot(person: ContactActor) {
  return phoneOf(person).messages.filter(({ from }) => from?.is_bot)
}

async function startReplica() {
  const replica = await begin(['start'], {
    env: {
      DATABASE_URL: world.db.url,
      BOTE_DATA_DIR: 'data',
      PORT: '0',
      HOST: '127.0.0.1',
      SESSION_SECRET: 'q8Zr1tV0xN5mK7cJ2hB9wE4yU6sD3fGa',
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: simulator.url,
    },
  })
  await replica.saying(/"msg":"ready"/)
  return replica
}

async function eventually(check: () => Promise<void>): Promise<void> {
  for (const until = Date.now() + 90_000; ; await sleep(250)) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() > until) throw error
    }
  }
}
