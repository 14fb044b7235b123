import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, it, onTestFinished } from 'vitest'
import { createWhatsappSimulator } from '../../../../bots/simulator/whatsapp/index.ts'
import type { Session } from '../../../../bots/whatsapp/driver.ts'
import { startWeb } from '../../../../bots/whatsapp/web/supervisor.ts'
import { TIMING } from '../../../../bots/whatsapp/web/timing.ts'
import { silent } from '../../../database.ts'
import { eventually } from '../../../eventually.ts'

it('lets go while the number may be another’s, and begins anew when it was prolonged after all', {
  timeout: 240_000,
}, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bote-supervisor-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const simulator = createWhatsappSimulator()
  await simulator.listen({ browser: inject('browser').path! })
  onTestFinished(() => simulator.close())
  let held = 60_000
  let session: Session | null = null
  const driver = startWeb({
    name: 'bote',
    dataDir,
    browserPath: simulator.browserPath,
    timing: TIMING,
    remainingMs: () => held,
    since: async () => new Date(),
    lastNumber: async () => null,
    log: silent,
    ears: {
      incoming: () => undefined,
      acknowledged: () => undefined,
      changed: (change) => {
        session = change.session
      },
    },
  })
  onTestFinished(() => driver.stop())
  const becomes = (state: Session['state'], starts: number) =>
    eventually(() => expect(session).toMatchObject({ state, starts }), 100_000)

  await becomes('qr', 1)
  simulator.own.scan(session!.qr!.code)
  await becomes('ready', 1)
  expect(driver.isOpen()).toBe(true)
  held = 0
  expect(driver.isOpen()).toBe(false)
  expect(await driver.send('5511987650001@c.us', { text: 'Oi' })).toMatchObject({ kind: 'closed' })
  await eventually(() => expect(simulator.isLinked()).toBe(false), 60_000)
  held = 60_000
  await becomes('ready', 2)
})
