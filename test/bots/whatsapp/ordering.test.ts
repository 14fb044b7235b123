import { mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { profileOf } from '../../../bots/whatsapp/web/profile.ts'
import { sql } from '../../../engine/database/sql.ts'
import { eventually } from '../../eventually.ts'
import { LONG, type OpenNumber, openNumber } from './number.ts'
import { MARIA, MARIAS } from './people.ts'

it(
  'is disconnected by an administrator: leaves the phone, forgets its session and asks for a new code',
  LONG,
  async () => {
    const number = await openNumber()
    await number.linked()
    const { engine, davi, simulator } = number
    await engine.channelOrders.order(davi, 'whatsapp', 'log_out')
    engine.channelOrders.hear('whatsapp')
    await number.becomes('qr')
    expect(simulator.isLinked()).toBe(false)
    expect(await number.session()).toMatchObject({ number: null, starts: 2 })
    expect(await alarms(number)).toEqual([])

    await number.says(MARIAS, 'Guardado até lá')
    await number.scan()
    await number.becomes('ready')
    await eventually(() => expect(simulator.phone(MARIA).received()).toHaveLength(1), 30_000)
  },
)

it('begins anew when an administrator wants it, also out of a long wait', LONG, async () => {
  const number = await openNumber({ timing: { conflictMs: 600_000 } })
  await number.linked()
  const { engine, davi, simulator } = number
  await engine.channelOrders.order(davi, 'whatsapp', 'restart')
  engine.channelOrders.look()
  await eventually(
    async () => expect(await number.session()).toMatchObject({ state: 'ready', starts: 2 }),
    60_000,
  )

  simulator.own.openElsewhere()
  await number.becomes('backoff', 'conflict')
  await engine.channelOrders.order(davi, 'whatsapp', 'restart')
  engine.channelOrders.look()
  await eventually(
    async () => expect(await number.session()).toMatchObject({ state: 'ready', starts: 3 }),
    60_000,
  )
})

it('finds at its start what was ordered while nobody drove the number', LONG, async () => {
  const number = await openNumber()
  await number.linked()
  const { engine, davi, db, simulator } = number
  await number.stop()
  await db.query(sql`update channel_status set state = 'down'`)
  await engine.channelOrders.order(davi, 'whatsapp', 'log_out')
  number.start()
  await number.becomes('qr')
  expect(simulator.phone(MARIA).received()).toEqual([])
  expect(await engine.channelOrders.ordered('whatsapp')).toBeNull()
})

it(
  'takes the private chats of another number for nobody’s tickets, and what its own customers wrote for theirs',
  LONG,
  async () => {
    const number = await openNumber()
    await number.linked()
    const maria = number.simulator.phone(MARIA)
    const texts = () => number.handled.map(({ text }) => text)
    maria.say('Antes')
    await eventually(() => expect(texts()).toEqual(['Antes']))
    for (const [last, wanted] of [
      ['5511911112222', ['Antes', 'Já ligado']],
      ['5511930000000', ['Antes', 'Já ligado', 'Enquanto não há ninguém', 'Já ligado']],
    ] as const) {
      await number.stop()
      rmSync(profileOf(number.config.dataDir, 'bote'), { recursive: true })
      const kept = JSON.stringify({ lastNumber: last })
      await number.db.query(
        sql`update channel_status set data = data || ${kept}::jsonb where channel = 'whatsapp'`,
      )
      number.start()
      await number.becomes('qr')
      maria.say('Enquanto não há ninguém')
      await sleep(1_500)
      await number.scan()
      await number.becomes('ready')
      maria.say('Já ligado')
      await eventually(() => expect(texts()).toEqual(wanted), 30_000)
    }
  },
)

it('waits for a browser to be there, says so, and goes on by itself', LONG, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bote-browser-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const browserPath = join(folder, 'chromium')
  const number = await openNumber({ browserPath })
  number.start()
  await number.becomes('backoff', 'no_browser')
  await eventually(async () => expect(await alarms(number)).toEqual(['channel.whatsapp.no_browser']))
  symlinkSync(number.simulator.browserPath, browserPath)
  await number.becomes('qr')
})

it('keeps its session where no other user of the machine can read it', LONG, async () => {
  const number = await openNumber()
  number.start()
  await number.becomes('qr')
  const profile = profileOf(number.config.dataDir, 'bote')
  for (const folder of [dirname(profile), profile]) expect(statSync(folder).mode & 0o777).toBe(0o700)
})

async function alarms({ db }: OpenNumber): Promise<string[]> {
  const mails = await db.rows<{ kind: string }>(
    sql`select kind from outbox_message where channel = 'email' order by id`,
  )
  return mails.map(({ kind }) => kind)
}
