import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { eventually } from '../../eventually.ts'
import { LONG, type OpenNumber, openNumber } from './number.ts'
import { MARIA, MARIAS } from './people.ts'

it('shows a fresh QR code when the one shown has stood too long', LONG, async () => {
  const number = await openNumber()
  number.start()
  await number.becomes('qr')
  const { qr } = await number.session()
  number.simulator.own.letQrIdle()
  await eventually(async () => expect((await number.session()).qr?.code).not.toBe(qr!.code), 30_000)
  await number.scan()
  await number.becomes('ready')
})

it(
  'is unlinked on the phone: asks for a new QR code, tells the administrators and holds what is to be sent',
  LONG,
  async () => {
    const number = await openNumber()
    await number.linked()
    const maria = number.simulator.phone(MARIA)
    number.simulator.own.unlink()
    await number.becomes('qr')
    await number.says(MARIAS, 'Guardado até lá')
    await eventually(async () => expect(await alarms(number)).toEqual(['channel.whatsapp.logged_out']))
    await eventually(async () =>
      expect(await number.outgoing()).toMatchObject([{ state: 'queued', error: 'whatsapp_closed' }]),
    )
    maria.say('Vocês sumiram?')
    expect(maria.received()).toEqual([])

    await number.scan()
    await number.becomes('ready')
    await eventually(() => expect(number.handled).toMatchObject([{ text: 'Vocês sumiram?' }]))
    await eventually(() => expect(maria.received()).toMatchObject([{ body: 'Guardado até lá' }]), 40_000)
  },
)

it(
  'learns at its start that it was unlinked while it was off, and asks for a new QR code',
  LONG,
  async () => {
    const number = await openNumber()
    await number.linked()
    await number.stop()
    number.simulator.fail({ removedWhileOff: true })
    number.start()
    await number.scan()
    await number.becomes('ready')
  },
)

it(
  'does not fight when the session is opened elsewhere: waits, tells the administrators, and comes back',
  LONG,
  async () => {
    const number = await openNumber({ timing: { conflictMs: 4_000 } })
    await number.linked()
    number.simulator.own.openElsewhere()
    await number.becomes('backoff', 'conflict')
    expect(await number.engine.channels.of('whatsapp')).toMatchObject({ state: 'down', detail: 'conflict' })
    await eventually(async () => expect(await alarms(number)).toEqual(['channel.whatsapp.conflict']))
    await sleep(1_000)
    expect(number.processes()).toBeNull()
    await number.becomes('ready')
    expect(await number.session()).toMatchObject({ starts: 2, qr: null })
  },
)

it('tells the administrators when WhatsApp did not get ready three times', LONG, async () => {
  const number = await openNumber({ timing: { startMs: 6_000 } })
  number.simulator.fail({ neverLoads: true })
  number.start()
  await eventually(
    async () => expect(await alarms(number)).toEqual(['channel.whatsapp.never_ready']),
    120_000,
  )
  number.simulator.heal()
  await number.scan()
})

it(
  'says so when WhatsApp has renamed what the library needs, and is well again when it does not',
  LONG,
  async () => {
    const number = await openNumber()
    await number.linked()
    const maria = number.simulator.phone(MARIA)
    maria.say('Antes')
    await eventually(() => expect(number.handled).toHaveLength(1))
    number.simulator.fail({ renamed: ['WALinkify'] })
    number.simulator.reload()
    await number.becomes('degraded', 'changed_page')
    maria.say('Alguém me ouve?')
    expect(await number.engine.channels.of('whatsapp')).toMatchObject({
      state: 'degraded',
      detail: 'changed_page',
    })
    await eventually(async () => expect(await alarms(number)).toEqual(['channel.whatsapp.changed_page']))
    expect(number.simulator.missingModules()).toEqual(['WALinkify'])
    expect(number.handled).toHaveLength(1)

    number.simulator.heal()
    number.simulator.reload()
    await number.becomes('ready')
    await eventually(() => expect(number.handled[1]).toMatchObject({ text: 'Alguém me ouve?' }))
  },
)

const alarms = async ({ db }: OpenNumber) =>
  (
    await db.rows<{ kind: string }>(sql`
    select kind from outbox_message where channel = 'email' order by id`)
  ).map(({ kind }) => kind)
