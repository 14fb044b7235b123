import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import type { DeliveryResult } from '../../../engine/notification/channel.ts'
import { eventually } from '../../eventually.ts'
import { LONG, openNumber } from './number.ts'
import { MARIA, MARIAS } from './people.ts'

it(
  'F08: an error that nobody catches in the part with the browser stays there, and other channels go on',
  LONG,
  async () => {
    const number = await openNumber()
    await number.linked()
    const { engine, simulator } = number
    const told: string[] = []
    const deliver = async ({ to }: { to: string }): Promise<DeliveryResult> => {
      told.push(to)
      return { kind: 'sent', externalId: null }
    }
    const telegram = engine.outbox.deliver({ name: 'telegram', limits: { receive: 1, send: 1 }, deliver })
    onTestFinished(() => telegram.stop())
    const missed: unknown[] = []
    const note = (error: unknown) => missed.push(error)
    process.on('unhandledRejection', note)
    onTestFinished(() => void process.off('unhandledRejection', note))

    // The library loads itself anew with the page, where nobody awaits it.
    simulator.fail({ renamed: ['WAWebOfflineHandler'] })
    simulator.reload()
    await eventually(() => expect(simulator.missingModules()).toEqual(['WAWebOfflineHandler']), 20_000)
    await engine.outbox.send({ channel: 'telegram', to: '1001', kind: 'x', payload: { text: ['Oi'] } })
    await eventually(() => expect(told).toEqual(['1001']))
    simulator.heal()
    simulator.reload()
    await number.becomes('ready')
    simulator.phone(MARIA).say('Voltou?')
    await eventually(() => expect(number.handled).toMatchObject([{ text: 'Voltou?' }]), 30_000)
    expect(missed).toEqual([])
  },
)

it(
  'F80: who was paused while the number went to another replica sends nothing when they go on',
  LONG,
  async () => {
    const number = await openNumber({ leaseMs: 6_000, timing: { silenceMs: 60_000 } })
    await number.linked()
    const maria = number.simulator.phone(MARIA)
    const { owner, browser } = number.processes()!
    process.kill(owner, 'SIGSTOP')
    await number.says(MARIAS, 'Antes da pausa')
    await sleep(500)
    await number.loseLease()
    await sleep(8_000)
    process.kill(owner, 'SIGCONT')
    await eventually(() => expect(number.processes()?.browser).not.toBe(browser), 30_000)
    await sleep(1_000)
    expect(maria.received()).toEqual([])
  },
)

it(
  'F92: authenticated and never ready, it begins anew, and after three times somebody is told',
  LONG,
  async () => {
    const number = await openNumber({ timing: { startMs: 5_000, repairMs: 60_000 } })
    await number.linked()
    await number.stop()
    number.simulator.fail({ renamed: ['WAWebCollections'] })
    number.start()
    await eventually(async () => {
      const [mail] = await number.db.rows(sql`select kind from outbox_message where channel = 'email'`)
      expect(mail).toEqual({ kind: 'channel.whatsapp.never_ready' })
    }, 120_000)
    expect((await number.session()).starts).toBeGreaterThanOrEqual(3)
    number.simulator.heal()
    await number.becomes('ready')
  },
)

it('F95: a page that never says whether it sent is asked, and nothing goes twice', LONG, async () => {
  const number = await openNumber({ timing: { callMs: 3_000 } })
  await number.linked()
  const maria = number.simulator.phone(MARIA)
  number.simulator.stick()
  await number.says(MARIAS, 'Foi ou não foi?')
  await eventually(() => expect(maria.received()).toHaveLength(1))
  await eventually(async () => expect(await number.outgoing()).toMatchObject([{ state: 'sent' }]), 40_000)
  expect(maria.received()).toHaveLength(1)
  expect(number.handled).toEqual([])
})
