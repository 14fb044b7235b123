import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, it, onTestFinished } from 'vitest'
import { createWhatsappSimulator } from '../../bots/simulator/whatsapp/index.ts'
import { sql } from '../../engine/database/sql.ts'
import { freePort } from '../../engine/program/port.ts'
import { testDatabase } from '../database.ts'
import { eventually } from '../eventually.ts'
import { begin, bote } from './program.ts'

it('drives a WhatsApp number where it is on, the doctor knows how it does, and nothing is left at the end', {
  timeout: 240_000,
}, async () => {
  const simulator = createWhatsappSimulator()
  await simulator.listen({ browser: inject('browser').path! })
  onTestFinished(() => simulator.close())
  const db = await testDatabase({ migrated: false })
  const env = {
    DATABASE_URL: db.url,
    PORT: String(await freePort(31_900, '127.0.0.1')),
    HOST: '127.0.0.1',
    WHATSAPP: 'on',
    CHROMIUM_PATH: simulator.browserPath,
  }
  const program = await begin(['start'], { env })
  await program.saying(/"state":"qr"/, 90_000)
  expect(await doctor(program.folder)).toMatch(/warn {2}WhatsApp +not linked/)

  await eventually(async () => {
    const { code } = await db.one<{ code: string }>(
      sql`select data -> 'qr' ->> 'code' as code from channel_status where channel = 'whatsapp'`,
    )
    simulator.own.scan(code)
  }, 20_000)
  await program.saying(/"state":"ready"/, 90_000)
  const linked = await doctor(program.folder)
  expect(linked).toMatch(/ok {4}Browser +Chromium \d/)
  expect(linked).toMatch(/ok {4}WhatsApp +\+\d+, linked/)

  const since = performance.now()
  const { code, out, err } = await program.stop()
  expect(code).toBe(0)
  expect(performance.now() - since).toBeLessThan(25_000)
  expect(running(join(program.folder, 'data'))).toEqual([])
  expect(await db.one(sql`select state from channel_status where channel = 'whatsapp'`)).toEqual({
    state: 'off',
  })
  // The code links a phone: whoever reads the log must not be able to.
  expect(out + err).not.toContain('"qr":')
  expect(out).not.toContain('could not be announced')

  async function doctor(cwd: string): Promise<string> {
    return (await bote(['doctor'], { env, cwd })).out
  }
})

/** What runs on anything below the folder. */
function running(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      } catch {
        return ''
      }
    })
    .filter((words) => words.includes(folder))
}
