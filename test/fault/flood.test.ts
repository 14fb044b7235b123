import { availableParallelism, loadavg } from 'node:os'
import { expect, it, onTestFinished } from 'vitest'
import { createSimulator } from '../../bots/simulator/index.ts'
import { sql } from '../../engine/database/sql.ts'
import { freePort } from '../../engine/program/port.ts'
import { answering, begin } from '../bote/program.ts'
import { eventually } from '../eventually.ts'
import { createWorld } from '../world.ts'

const TOKEN = '3232323232:one-who-does-not-stop'
const METRICS = 'm4Wq8Zr2Tn6Yb1Xk7Vd3Mh9Pf5Lc0Gs2Aj'
const MARIA = 987650001
const ROUNDS = 5
const ASKING = 10

/** Its signal makes a program give back all memory it does not need. */
const TIDY = `import v8 from 'node:v8'; import vm from 'node:vm'; v8.setFlagsFromString('--expose-gc');
const gc = vm.runInNewContext('gc'); process.on('SIGUSR2', () => { gc(); gc() })`

it('F32: somebody sends 20 messages a second: all are kept, one is answered with a notice, others wait no longer and memory stays as it is', {
  timeout: 120_000,
}, async () => {
  const world = await createWorld()
  const simulator = createSimulator()
  simulator.addBot({ token: TOKEN, username: 'horizonte_bot', name: 'Horizonte' })
  simulator.addPerson({ id: MARIA, firstName: 'Maria' })
  const apiRoot = await simulator.listen()
  onTestFinished(() => simulator.close())
  const origin = `http://127.0.0.1:${await freePort(31_500, '127.0.0.1')}`
  const program = await begin(['start'], {
    env: {
      DATABASE_URL: world.db.url,
      PORT: new URL(origin).port,
      HOST: '127.0.0.1',
      PUBLIC_URL: origin,
      METRICS_TOKEN: METRICS,
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: apiRoot,
      TELEGRAM_WEBHOOK_SECRET: 'q8Zr4Jw2Tn6Yb1Xk7Vd3Mh9Pf5Lc0Gs2A',
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(TIDY)}`,
    },
  })
  await answering(`${origin}/readyz`, 200)
  const maria = simulator.chat(MARIA)
  const { number, id } = await world.opened(world.maria, world.ana)
  maria.say(number)
  await maria.waitFor('O que você escrever aqui vai para este ticket', { timeoutMs: 30_000 })

  let said = 0
  let strangers = 0

  /** What people wait for their answers who ask one after the other, in ms each. */
  async function waiting(): Promise<number> {
    let sum = 0
    for (let n = 0; n < ASKING; n++) {
      sum += await wait()
      await pause(25)
    }
    return sum / ASKING
  }

  async function wait(): Promise<number> {
    const personId = 700_000 + ++strangers
    simulator.addPerson({ id: personId, firstName: `Pessoa ${personId}` })
    const phone = simulator.chat(personId)
    const from = performance.now()
    const answered = phone.waitFor(/\S/, { timeoutMs: 30_000 })
    phone.start()
    await answered
    return performance.now() - from
  }

  const fromBot = () => maria.messages.filter(({ by }) => by === 'bot')

  function sayOne(): void {
    maria.say(`Linha ${++said} ${'x'.repeat(3_900)}`)
  }

  function flood(): () => void {
    const timer = setInterval(sayOne, 50)
    return () => clearInterval(timer)
  }

  /** What the program needs when it has tidied up, in MB. */
  async function heap(): Promise<number> {
    const seen: number[] = []
    for (let look = 0; look < 4; look++) {
      program.child.kill('SIGUSR2')
      const answer = await fetch(`${origin}/metrics`, { headers: { Authorization: `Bearer ${METRICS}` } })
      seen.push(Number(/^nodejs_heap_size_used_bytes (\S+)$/m.exec(await answer.text())?.[1]))
    }
    return Math.min(...seen) / 1e6
  }

  const waitingToBeHeard = async () => {
    const { heard } = await world.db.one<{ heard: number }>(sql`
      select count(*)::int as heard from log where ticket_id = ${id}`)
    return said - heard
  }
  const heard = () =>
    eventually(async () => expect(await waitingToBeHeard()).toBe(0), { timeout: 30_000, interval: 50 })

  await waiting()
  const calm: number[] = []
  const flooded: number[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    calm.push(await waiting())
    const stop = flood()
    flooded.push(await waiting())
    stop()
    await heard()
  }
  // A machine that has other work to do makes everybody wait who asks more of it.
  if (loadavg()[0]! < 2 * availableParallelism())
    expect(Math.min(...flooded) / Math.min(...calm), `${flooded} to ${calm}`).toBeLessThan(2)

  for (let n = 1; n <= 200; n++) sayOne()
  await waiting()
  await heard()
  const before = await heap()
  for (let n = 1; n <= 300; n++) sayOne()
  await heard()
  expect((await heap()) - before, 'MB, where the texts alone have 1.2').toBeLessThan(0.8)

  const { ahead } = await world.db.one<{ ahead: number }>(sql`
    select max((select count(*) from inbox_message as flood where flood.lane = ${String(MARIA)}
      and flood.processed_at > asked.received_at and flood.processed_at < asked.processed_at))::int as ahead
    from inbox_message as asked where asked.lane <> ${String(MARIA)}`)
  expect(ahead, 'messages of the flood that anybody waited for').toBeLessThanOrEqual(2)

  // It stands behind the answers to what came before it, at a message a second.
  const notices = () => fromBot().filter(({ text = '' }) => text.includes('muitas mensagens de uma vez'))
  await eventually(() => expect(notices()).toHaveLength(1), 30_000)
  expect(fromBot().length).toBeLessThan(25)
  const info = await (await fetch(`${apiRoot}/bot${TOKEN}/getWebhookInfo`)).json()
  expect(info).not.toHaveProperty('result.last_error_message')
})

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
