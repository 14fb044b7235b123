import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { eventually } from '../../eventually.ts'
import { LONG, type OpenNumber, openNumber } from './number.ts'
import { MARIA, MARIAS } from './people.ts'

it(
  'keeps its session over a restart, and handles once what came meanwhile, however WhatsApp brings it',
  LONG,
  async () => {
    const number = await openNumber()
    await number.linked()
    const maria = number.simulator.phone(MARIA)
    maria.say('Antes')
    await eventually(() => expect(texts(number)).toEqual(['Antes']))

    for (const missed of ['shown', 'delivered'] as const) {
      await number.stop()
      expect(number.processes()).toBeNull()
      expect(await number.engine.channels.of('whatsapp')).toMatchObject({ state: 'off' })
      number.simulator.fail({ missed })
      maria.say(`Enquanto estava fora: ${missed}`)
      number.start()
      await number.becomes('ready')
      await eventually(() => expect(texts(number).at(-1)).toBe(`Enquanto estava fora: ${missed}`))
    }
    await eventually(() => expect(number.simulator.isLinked()).toBe(true))
    maria.say('Depois')
    await eventually(() => expect(texts(number).at(-1)).toBe('Depois'))
    expect(texts(number)).toHaveLength(4)
  },
)

it(
  'begins anew after its browser or its process was killed, with nothing lost and nothing doubled',
  LONG,
  async () => {
    const number = await openNumber()
    await number.linked()
    const maria = number.simulator.phone(MARIA)
    for (const [n, who] of (['browser', 'owner'] as const).entries()) {
      const before = number.processes()!
      process.kill(before[who], 'SIGKILL')
      maria.say(`No meio da queda ${n + 1}`)
      await number.says(MARIAS, 'Respondo assim que der')
      await starts(number, n + 2)
      await eventually(() => expect(texts(number)).toHaveLength(n + 1), 60_000)
      await sent(number)
      expect(number.processes()?.browser).not.toBe(before.browser)
    }
    expect(texts(number)).toEqual(['No meio da queda 1', 'No meio da queda 2'])
    expect(maria.received()).toHaveLength(2)
  },
)

it('begins anew after its page crashed, and after it froze', LONG, async () => {
  const number = await openNumber({ timing: { probeLimitMs: 3_000 } })
  await number.linked()
  const maria = number.simulator.phone(MARIA)
  for (const pid of number.processes()!.renderers) process.kill(pid, 'SIGKILL')
  await starts(number, 2)
  maria.say('Depois da queda')
  await eventually(() => expect(texts(number)).toEqual(['Depois da queda']))

  number.simulator.freeze()
  await starts(number, 3)
  maria.say('Depois do gelo')
  await eventually(() => expect(texts(number)).toEqual(['Depois da queda', 'Depois do gelo']))
})

it(
  'goes on in the same browser when the page loads again or says twice that it is in step',
  LONG,
  async () => {
    const number = await openNumber()
    await number.linked()
    const maria = number.simulator.phone(MARIA)
    number.simulator.syncAgain()
    number.simulator.reload()
    maria.say('Durante')
    await eventually(() => expect(texts(number)).toEqual(['Durante']))
    await eventually(() => expect(number.simulator.isLinked()).toBe(true))
    maria.say('Depois')
    await number.says(MARIAS, 'Tudo certo')
    await eventually(() => expect(texts(number)).toEqual(['Durante', 'Depois']))
    await sent(number)
    expect(maria.received()).toHaveLength(1)
    expect((await number.session()).starts).toBe(1)
  },
)

it('gets ready also when the page was in step before anybody listened', LONG, async () => {
  const number = await openNumber()
  number.simulator.fail({ syncsEarly: true })
  number.start()
  await number.scan()
  await number.becomes('ready')
  await number.stop()
  number.start()
  await number.becomes('ready')
  expect((await number.session()).starts).toBe(1)
})

it('ends cleanly when another replica has taken the number over, and sends nothing more', LONG, async () => {
  const number = await openNumber({ leaseMs: 6_000 })
  await number.linked()
  const maria = number.simulator.phone(MARIA)
  await number.loseLease()
  await eventually(() => expect(number.processes()).toBeNull(), 40_000)
  await number.says(MARIAS, 'Já não é meu')
  await sleep(500)
  expect(maria.received()).toEqual([])
  expect(await number.outgoing()).toMatchObject([{ state: 'queued' }])
})

/** Until it is ready again after so many starts. */
async function starts(number: OpenNumber, times: number): Promise<void> {
  await eventually(
    async () => expect(await number.session()).toMatchObject({ starts: times, state: 'ready' }),
    60_000,
  )
}

const texts = ({ handled }: OpenNumber) => handled.map(({ text }) => text)

async function sent(number: OpenNumber): Promise<void> {
  await eventually(async () => {
    for (const message of await number.outgoing()) expect(message).toMatchObject({ state: 'sent' })
  }, 60_000)
}
