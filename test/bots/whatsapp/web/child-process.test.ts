import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, it, onTestFinished } from 'vitest'
import { createWhatsappSimulator } from '../../../../bots/simulator/whatsapp/index.ts'
import { Unreachable } from '../../../../bots/whatsapp/driver.ts'
import { startChild } from '../../../../bots/whatsapp/web/child-process.ts'
import { profileOf } from '../../../../bots/whatsapp/web/profile.ts'
import { termOf } from '../../../../bots/whatsapp/web/protocol.ts'
import { TIMING } from '../../../../bots/whatsapp/web/timing.ts'

it('ends by itself when nobody prolongs its lease: a paused parent cannot tell it to', {
  timeout: 60_000,
}, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bote-child-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const simulator = createWhatsappSimulator()
  await simulator.listen({ browser: inject('browser').path! })
  onTestFinished(() => simulator.close())
  const child = startChild({
    start: {
      profileDir: profileOf(dataDir, 'bote'),
      browserPath: simulator.browserPath,
      userAgent: 'Mozilla/5.0',
      isSandboxed: false,
      sinceMs: Date.now(),
      lastNumber: null,
      timing: TIMING,
      lease: termOf(4_000),
    },
    heard: () => undefined,
  })
  expect(await child.ended).toMatchObject({ reason: 'lease_lost' })
  await expect(child.ask({ ask: 'progress', id: 'true_x@c.us_1' })).rejects.toBeInstanceOf(Unreachable)
})
