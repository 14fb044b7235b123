import { expect, it, onTestFinished } from 'vitest'
import { createSimulator } from '../../bots/simulator/index.ts'
import { sql } from '../../engine/database/sql.ts'
import { freePort } from '../../engine/program/port.ts'
import { answering, begin } from '../bote/program.ts'
import { eventually } from '../eventually.ts'
import { createWorld } from '../world.ts'

const TOKEN = '3232323232:one-who-does-not-stop'
const METRICS = 'm4Wq8Zr2Tn6Yb1Xk7Vd3Mh9Pf5Lc0Gs2Aj'
const ROUNDS = 9
const ASKING = 10

/** Its signal makes a program give back all memory it does not need. */
const TIDY = `import v8 from 'node:v8'; import vm from 'node:vm'; v8.setFlagsFromString('--expose-gc');
const gc = vm.runInNewContext('gc'); process.on('SIGUSR2', () => { gc(); gc() })`

it('F32: somebody sends 20 messages a second: all are kept, one is answered with a notice, others wait no longer and memory stays as it is', {
  timeout: 90_000,
}, async () => {
  const world = await createWorld()
  const simulator = createSimulator()
  simulator.addBot({ token: TOKEN, username: 'horizonte_bot', name: 'Horizonte' })
  simulator.addPerson({ id: 987650001, firstName: 'Maria' })
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
  const maria = simulator.chat(987650001)
  const { number, id } = await world.opened(world.maria, world.ana)
  maria.say(number)
  await maria.waitFor('O que você escrever aqui vai para este ticket', { timeoutMs: 30_000 })

  let said = 0
  let strangers = 0

  /** What people who ask one after the other wait for their answers, in ms each. */
  async function waiting(): Promise<number> {
    const all: Promise<number>[] = []
    for (let n = 0; n < ASKING; n++) {
      all.push(wait())
      await pause(50)
    }
    return (await Promise.all(all)).reduce((sum, ms) => sum + ms) / ASKING
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
  const ratios: number[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    const calm = await waiting()
    const stop = flood()
    const flooded = await waiting()
    stop()
    await heard()
    ratios.push(flooded / calm)
  }
  // The middle one: what else the machine does in a round says nothing about the flood.
  expect(ratios.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)], String(ratios)).toBeLessThan(2)

  for (let n = 1; n <= 400; n++) sayOne()
  await waiting()
  expect(await waitingToBeHeard(), 'nobody stands behind the flood').toBeGreaterThan(0)
  await heard()
  const before = await heap()
  for (let n = 1; n <= 400; n++) sayOne()
  await heard()
  expect((await heap()) - before, 'MB, where the texts alone have 1.6').toBeLessThan(1)

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
