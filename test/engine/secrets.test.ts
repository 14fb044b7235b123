import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { readSecrets } from '../../engine/secrets.ts'

describe('the secrets', () => {
  let dataDir: string
  const none = { sessionSecret: null, metricsToken: null }

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'bote-secrets-'))
    onTestFinished(() => rm(dataDir, { recursive: true }))
  })

  it('are made at the first start, for their owner alone, and stay', async () => {
    const first = await readSecrets({ dataDir, ...none })
    expect(first.session).toMatch(/^[\w-]{43}$/)
    expect(first.metrics).not.toBe(first.session)
    expect((await stat(join(dataDir, 'secrets.json'))).mode & 0o777).toBe(0o600)
    expect(await readSecrets({ dataDir, ...none })).toEqual(first)
  })

  it('are the same for two processes that start together', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => readSecrets({ dataDir, ...none })))
    expect(new Set(all.map(({ session }) => session)).size).toBe(1)
  })

  it('of the environment go before those kept, and nothing is written when it has all of them', async () => {
    const both = { sessionSecret: 's'.repeat(32), metricsToken: 'm'.repeat(32) }
    expect(await readSecrets({ dataDir, ...both })).toEqual({
      session: both.sessionSecret,
      metrics: both.metricsToken,
    })
    await expect(readFile(join(dataDir, 'secrets.json'))).rejects.toThrow('ENOENT')
    expect((await readSecrets({ dataDir, ...none, sessionSecret: 's'.repeat(32) })).session).toBe(
      's'.repeat(32),
    )
  })

  it('that others can read are closed again', async () => {
    await readSecrets({ dataDir, ...none })
    await chmod(join(dataDir, 'secrets.json'), 0o644)
    await readSecrets({ dataDir, ...none })
    expect((await stat(join(dataDir, 'secrets.json'))).mode & 0o777).toBe(0o600)
  })

  it('that are damaged are not silently made anew', async () => {
    await writeFile(join(dataDir, 'secrets.json'), '{"session":"short"}')
    await expect(readSecrets({ dataDir, ...none })).rejects.toThrow(/secrets\.json cannot be read/)
  })
})
