import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../../engine/database/database.ts'
import { DatabaseUnavailable } from '../../../engine/database/errors.ts'
import { sql } from '../../../engine/database/sql.ts'
import { inbox } from '../../../engine/inbox/inbox.ts'
import type { DeliveryResult } from '../../../engine/notification/channel.ts'
import { outbox } from '../../../engine/notification/outbox.ts'
import { silent as log, testDatabase } from '../../database.ts'
import { eventually } from '../../eventually.ts'
import { wireTo } from '../../wire.ts'

/** The same database behind a wire that can be cut. */
async function cuttable() {
  const direct = await testDatabase()
  const { url, ...wire } = await wireTo(direct.url)
  const db = openDatabase({ url, poolSize: 5, log })
  onTestFinished(() => db.close())
  return { direct, db, ...wire }
}

test('while the database is away nothing is acknowledged; afterwards all goes on without a restart', async () => {
  const { db, direct, cut, mend } = await cuttable()
  const box = inbox({ db, log })
  await direct.query(sql`create table effect (message text)`)
  const worker = box.work(
    'telegram',
    ({ externalId }, tx) => tx.query(sql`insert into effect values (${externalId})`),
    { pollMs: 100 },
  )
  const item = (externalId: string) => ({ externalId, lane: 'ana', payload: {} })
  await box.receive('telegram', [item('1')])
  cut()
  await expect(box.receive('telegram', [item('2')])).rejects.toThrow(DatabaseUnavailable)
  mend()
  await box.receive('telegram', [item('2'), item('3')])
  await eventually(
    async () =>
      expect(await direct.rows(sql`select message from effect`)).toEqual([
        { message: '1' },
        { message: '2' },
        { message: '3' },
      ]),
    10_000,
  )
  const tries = await direct.rows(sql`select attempts from inbox_message where attempts > 0`)
  expect(tries).toEqual([])
  await worker.stop()
})

test('what was delivered while the database was away is not delivered again', async () => {
  const { db, direct, cut, mend } = await cuttable()
  const box = outbox({ db, log })
  const said: string[] = []
  let answer: (result: DeliveryResult) => void = () => {}
  const deliverer = box.deliver(
    {
      name: 'telegram',
      limits: { receive: 1, send: 1 },
      deliver: ({ payload }) => {
        said.push((payload as { text: string[] }).text[0]!)
        return new Promise((resolve) => {
          answer = resolve
        })
      },
    },
    { pollMs: 100 },
  )
  const say = (text: string) => ({
    channel: 'telegram' as const,
    to: 'ana',
    kind: 'x',
    payload: { text: [text] },
  })
  await box.send(say('1'), say('2'))
  await eventually(() => expect(said).toEqual(['1']))
  cut()
  answer({ kind: 'sent', externalId: 'a' })
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(said).toEqual(['1'])
  mend()
  await eventually(() => expect(said).toEqual(['1', '2']), 10_000)
  answer({ kind: 'sent', externalId: 'b' })
  await eventually(
    async () =>
      expect(await direct.rows(sql`select state, external_id from outbox_message order by id`)).toEqual([
        { state: 'sent', externalId: 'a' },
        { state: 'sent', externalId: 'b' },
      ]),
    10_000,
  )
  await deliverer.stop()
})
