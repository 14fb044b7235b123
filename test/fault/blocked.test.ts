import { expect, it, onTestFinished } from 'vitest'
import { createSimulator, samplePicture } from '../../bots/simulator/index.ts'
import { sql } from '../../engine/database/sql.ts'
import { freePort } from '../../engine/program/port.ts'
import { answering, begin } from '../bote/program.ts'
import { eventually } from '../eventually.ts'
import { createWorld } from '../world.ts'

const TOKEN = '8484848484:nothing-turns-for-five-seconds'
const METRICS = 'm4Wq8Zr2Tn6Yb1Xk7Vd3Mh9Pf5Lc0Gs2Aj'
const LINES = 14
const FILES = 4

/** Its signal keeps the event loop of a program from turning for five seconds. */
const BLOCK = `process.on('SIGUSR2', () => { const until = Date.now() + 5000; while (Date.now() < until); })`

it('F09: nothing turns in one of two replicas for five seconds: what Telegram brings again counts once, and no work is taken for lost', {
  timeout: 90_000,
}, async () => {
  const world = await createWorld()
  const simulator = createSimulator({
    redelivery: { firstMs: 50, maxMs: 400, attempts: 400, patienceMs: 1_000 },
  })
  simulator.addBot({ token: TOKEN, username: 'horizonte_bot', name: 'Horizonte' })
  simulator.addPerson({ id: 987650001, firstName: 'Maria' })
  const apiRoot = await simulator.listen()
  onTestFinished(() => simulator.close())
  const origin = `http://127.0.0.1:${await freePort(31_450, '127.0.0.1')}`
  const replica = (port: string) =>
    begin(['start'], {
      env: {
        DATABASE_URL: world.db.url,
        PORT: port,
        HOST: '127.0.0.1',
        PUBLIC_URL: origin,
        METRICS_TOKEN: METRICS,
        SESSION_SECRET: 'q8Zr1tV0xN5mK7cJ2hB9wE4yU6sD3fGa',
        TELEGRAM_BOT_TOKEN: TOKEN,
        TELEGRAM_API_ROOT: apiRoot,
        TELEGRAM_WEBHOOK_SECRET: 'q8Zr4Jw2Tn6Yb1Xk7Vd3Mh9Pf5Lc0Gs2A',
        NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(BLOCK)}`,
      },
    })
  const [called, other] = await Promise.all([replica(new URL(origin).port), replica('0')])
  await Promise.all([answering(`${origin}/readyz`, 200), other.saying(/"msg":"ready"/)])

  const maria = simulator.chat(987650001)
  const { number, id } = await world.opened(world.maria, world.ana)
  maria.say(number)
  await maria.waitFor('O que você escrever aqui vai para este ticket', { timeoutMs: 30_000 })
  // So that something is under way, in either replica, when it happens.
  simulator.faults.delay(400, { method: 'sendMessage' })
  simulator.faults.delay(2_000, { method: 'getFile' })
  for (let n = 1; n <= FILES; n++)
    maria.sendPhoto({ bytes: samplePicture(90 + n, 60), caption: `Linha ${n}` })
  for (let n = FILES + 1; n <= LINES / 2; n++) maria.say(`Linha ${n}`)
  await maria.waitFor('Anotado', { timeoutMs: 15_000 })
  called.child.kill('SIGUSR2')
  for (let n = LINES / 2 + 1; n <= LINES; n++) maria.say(`Linha ${n}`)

  await eventually(
    async () => {
      expect(
        await world.db.one(sql`
          select (select count(*) from log where ticket_id = ${id})::int as heard,
            (select count(*) from inbox_message where state <> 'done')::int as unheard,
            (select count(*) from attachment where state = 'stored')::int as files,
            (select count(*) from outbox_message
              where channel = 'telegram' and state in ('queued', 'sending'))::int as unsaid`),
      ).toEqual({ heard: LINES, unheard: 0, files: FILES, unsaid: 0 })
      expect(simulator.pendingUpdates()).toBe(0)
    },
    { timeout: 40_000, interval: 100 },
  )
  const words = await world.db.rows<{ body: string }>(sql`select body from log order by created_at, id`)
  expect(words.map(({ body }) => body)).toEqual(Array.from({ length: LINES }, (_, n) => `Linha ${n + 1}`))
  const { sent } = await world.db.one<{ sent: number }>(sql`
    select count(*)::int as sent from outbox_message where channel = 'telegram' and state in ('sent', 'read')`)
  expect(maria.messages.filter(({ by }) => by === 'bot')).toHaveLength(sent)

  const figures = await (
    await fetch(`${origin}/metrics`, { headers: { Authorization: `Bearer ${METRICS}` } })
  ).text()
  expect(figure(figures, 'bote_inbox_repeated_total')).toBeGreaterThan(0)
  for (const name of ['bote_inbox_failed_total', 'bote_outbox_reclaimed_total', 'bote_outbox_withheld_total'])
    expect.soft(figure(figures, name), name).toBe(0)
  const fetches = await world.db.rows(sql`
    select job.state, retry_count from jobs.job join attachment on attachment.id = (job.data->>'attachmentId')::uuid
    where job.name = 'attachment.fetch'`)
  expect(fetches).toEqual(Array.from({ length: FILES }, () => ({ state: 'completed', retryCount: 0 })))
})

function figure(figures: string, name: string): number {
  return Number(new RegExp(`^${name}(?:\\{.*\\})? (\\S+)$`, 'm').exec(figures)?.[1] ?? 0)
}
