import { expect, it } from 'vitest'
import { createSimulator } from '../../bots/simulator/index.ts'
import { sql } from '../../engine/database/sql.ts'
import { begin } from '../bote/program.ts'
import { createWorld } from '../world.ts'

const TOKEN = '6363636363:stopped-in-the-middle'
const MARIA = 987650001

it('F06: SIGTERM in the middle of the work ends with 0 in time; the next start goes on, and nothing is lost or said twice', {
  timeout: 90_000,
}, async () => {
  const world = await createWorld()
  const simulator = createSimulator()
  simulator.addBot({ token: TOKEN, username: 'horizonte_bot', name: 'Horizonte' })
  simulator.addPerson({ id: MARIA, firstName: 'Maria' })
  const apiRoot = await simulator.listen()
  const env = {
    DATABASE_URL: world.db.url,
    PORT: '0',
    HOST: '127.0.0.1',
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: apiRoot,
  }
  const maria = simulator.chat(MARIA)
  const { number } = await world.opened(world.maria, world.ana)
  const first = await begin(['start'], { env })
  maria.say(number)
  await maria.waitFor('O que você escrever aqui vai para este ticket', { timeoutMs: 30_000 })
  simulator.faults.delay(150, { method: 'sendMessage' })
  for (let n = 1; n <= 8; n++) maria.say(`Linha ${n}`)
  await maria.waitFor('Anotado', { timeoutMs: 10_000 })
  for (let n = 9; n <= 16; n++) maria.say(`Linha ${n}`)
  const asked = performance.now()
  expect((await first.stop()).code).toBe(0)
  expect(performance.now() - asked).toBeLessThan(25_000)

  simulator.faults.clear()
  const second = await begin(['start'], { env })
  // The first may have done it all before it ended: then there is nothing else to wait for.
  await second.saying(/"msg":"ready"/)
  await expect
    .poll(
      () =>
        world.db.one(sql`
          select (select count(*) from inbox_message where state <> 'done')::int as unheard,
            (select count(*) from log)::int as heard,
            (select count(*) from outbox_message where channel = 'telegram' and state in ('queued', 'sending'))::int as unsaid`),
      { timeout: 40_000 },
    )
    .toEqual({ unheard: 0, heard: 16, unsaid: 0 })
  expect((await second.stop()).code).toBe(0)
  const { sent } = await world.db.one<{ sent: number }>(sql`
    select count(*)::int as sent from outbox_message where channel = 'telegram' and state = 'sent'`)
  expect(maria.messages.filter(({ by }) => by === 'bot')).toHaveLength(sent)
  await simulator.close()
})
