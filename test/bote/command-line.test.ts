import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bote, ownFolder } from './program.ts'

describe('the command line', () => {
  it('says its version and its commands', async () => {
    const [version, help] = await Promise.all([bote(['--version']), bote(['--help'])])
    expect(version).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
    expect(help.code).toBe(0)
    for (const command of [
      'start',
      'demo',
      'migrate',
      'seed',
      'operator add',
      'contact invite',
      'doctor',
      'backup',
      'restore',
    ])
      expect(help.out).toContain(`  ${command}`)
  })

  it('refuses an unknown command with words and exit code 2', async () => {
    const { code, err, out } = await bote(['sart'])
    expect(code).toBe(2)
    expect(err).toMatch(/no command "sart".*start, demo/)
    expect(out).toBe('')
  })

  it('refuses a wrong option and one word too many with the usage', async () => {
    const [option, word] = await Promise.all([bote(['restore', 'a', '--force']), bote(['backup', 'a', 'b'])])
    expect(option).toMatchObject({ code: 2, err: expect.stringContaining('usage: bote restore FILE') })
    expect(word).toMatchObject({ code: 2, err: expect.stringContaining('"b" is one word too many') })
  })

  it('says every fault of the configuration in a line of its own, and starts nothing', async () => {
    const env = {
      PORT: 'eighty',
      DATABASE_URL: 'mysql://localhost/bote',
      SESSION_SECRET: 'change-me-change-me-change-me-change-me',
      TELEGRAM_BOT_TOKEN: 'abc',
    }
    const { code, err, out } = await bote(['start'], { env })
    expect(code).toBe(78)
    expect(out).toBe('')
    const lines = err.trim().split('\n')
    expect(lines.map((line) => line.split(':')[0]).sort()).toEqual(Object.keys(env).sort())
  })

  it('refuses the webhook without a secret', async () => {
    const env = { PUBLIC_URL: 'https://suporte.example', TELEGRAM_BOT_TOKEN: '123456:abcdefghijklmnop' }
    const { code, err } = await bote(['start'], { env })
    expect(code).toBe(78)
    expect(err).toMatch(/^TELEGRAM_WEBHOOK_SECRET: /)
  })

  it('reads .env in the working folder, and the environment goes before it', async () => {
    const cwd = await ownFolder()
    await writeFile(join(cwd, '.env'), 'PORT=from-file\nLOG_LEVEL=loud\n')
    const { code, err } = await bote(['start'], { cwd, env: { LOG_LEVEL: 'info' } })
    expect(code).toBe(78)
    expect(err).toMatch(/^PORT: /)
    expect(err).not.toContain('LOG_LEVEL')
  })
})
