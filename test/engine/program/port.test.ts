import { createServer } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { freePort } from '../../../engine/program/port.ts'

describe('a free port', () => {
  it.each(['127.0.0.1', '0.0.0.0', '::1'])('is not one that somebody has on %s', async (host) => {
    const wanted = await freePort(33_000, '127.0.0.1')
    const squatter = createServer()
    onTestFinished(() => void squatter.close())
    const listens = await new Promise<boolean>((resolve) => {
      squatter.once('error', () => resolve(false))
      squatter.listen(wanted, host, () => resolve(true))
    })
    // A machine without IPv6 has nobody there either.
    if (listens) expect(await freePort(wanted, '127.0.0.1')).toBeGreaterThan(wanted)
    else expect(host).toBe('::1')
  })
})
