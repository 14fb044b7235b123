import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { eventually } from '../../eventually.ts'
import { LONG, openNumber } from './number.ts'
import { MARIA, MARIAS } from './people.ts'

it('waits without a network: sent is only what WhatsApp has, and nothing is sent twice', LONG, async () => {
  const number = await openNumber({ acknowledgedMs: 500, timing: { disconnectedMs: 60_000 } })
  await number.linked()
  const maria = number.simulator.phone(MARIA)
  number.simulator.fail({ offline: true })
  await number.becomes('degraded', 'offline')
  await number.says(MARIAS, 'Sem rede')
  await sleep(1_000)
  expect(await number.outgoing()).toMatchObject([{ state: 'queued' }])
  number.simulator.heal()
  await number.becomes('ready')
  await eventually(async () => expect(await number.outgoing()).toMatchObject([{ state: 'sent' }]), 40_000)
  expect(maria.received().map(({ body }) => body)).toEqual(['Sem rede'])
})

it(
  'asks whether a message went before it sends it again: it did, and the program was killed before it knew',
  LONG,
  async () => {
    const number = await openNumber()
    await number.linked()
    const maria = number.simulator.phone(MARIA)
    await number.says(MARIAS, 'Uma vez só')
    await eventually(async () => expect(await number.outgoing()).toMatchObject([{ state: 'sent' }]))
    await number.stop()
    await number.forgetSent()
    number.start()
    await number.becomes('ready')
    await eventually(async () => expect(await number.outgoing()).toMatchObject([{ state: 'sent' }]), 40_000)
    expect(maria.received()).toHaveLength(1)
  },
)

it('sends it again when WhatsApp does not know it: the page ended before it left', LONG, async () => {
  const number = await openNumber({ acknowledgedMs: 500 })
  await number.linked()
  const maria = number.simulator.phone(MARIA)
  number.simulator.fail({ losesSent: 1 })
  await number.says(MARIAS, 'Ainda vai')
  await eventually(async () =>
    expect(await number.outgoing()).toMatchObject([{ error: 'WhatsApp has not acknowledged it yet' }]),
  )
  expect(maria.received()).toEqual([])
  process.kill(number.processes()!.browser, 'SIGKILL')
  await eventually(async () => expect(await number.outgoing()).toMatchObject([{ state: 'sent' }]), 90_000)
  expect(maria.received()).toHaveLength(1)
})

it('tries again what WhatsApp refused, but not for ever', LONG, async () => {
  const number = await openNumber()
  await number.linked()
  const maria = number.simulator.phone(MARIA)
  number.simulator.fail({ refuses: 1 })
  await number.says(MARIAS, 'Insistente')
  await eventually(async () => expect(await number.outgoing()).toMatchObject([{ state: 'sent' }]), 40_000)
  expect(maria.received()).toHaveLength(1)

  number.simulator.fail({ refuses: 100 })
  await number.says(MARIAS, 'Em vão')
  await eventually(
    async () =>
      expect((await number.outgoing())[1]).toMatchObject({
        state: 'dead',
        error: 'WhatsApp refused the message',
      }),
    90_000,
  )
  expect(maria.received()).toHaveLength(1)
})

it('stops at the limit of the day, and tells the administrators', LONG, async () => {
  const number = await openNumber({ dailyCap: 2 })
  await number.linked()
  const maria = number.simulator.phone(MARIA)
  for (const line of ['Um', 'Dois', 'Três']) await number.says(MARIAS, line)
  await eventually(
    async () =>
      expect(await number.outgoing()).toMatchObject([
        { state: 'sent' },
        { state: 'sent' },
        { state: 'queued', error: 'daily_cap' },
      ]),
    40_000,
  )
  expect(maria.received()).toHaveLength(2)
  await eventually(async () => {
    const [mail] = await number.db.rows(sql`select kind from outbox_message where channel = 'email'`)
    expect(mail).toMatchObject({ kind: 'channel.whatsapp.daily_cap' })
  })
})

it('finds what the library did not tell of', LONG, async () => {
  const number = await openNumber()
  await number.linked()
  number.simulator.fail({ silent: true })
  number.simulator.phone(MARIA).say('Sem aviso')
  await eventually(() => expect(number.handled).toMatchObject([{ text: 'Sem aviso' }]))
})
