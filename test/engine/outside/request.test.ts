import type { lookup as dnsLookup } from 'node:dns'
import { describe, expect, test } from 'vitest'
import { mayReach, networks } from '../../../engine/outside/networks.ts'
import { askOutside, type OutsideRequest } from '../../../engine/outside/request.ts'
import { signatureOf } from '../../../engine/outside/signature.ts'
import { isSigned, receiver } from './receiver.ts'

const SECRET = 'q8Vd2mZ7pXw4LrT8vNc3bYs6dGj1aEuK'
const HERE = { allowed: networks(['127.0.0.1']) }

function ask(url: string, more: Partial<OutsideRequest> = {}, reach: Parameters<typeof askOutside>[1] = {}) {
  return askOutside({ url, secret: SECRET, body: { hello: 'ção' }, at: new Date(), ...more }, reach)
}

describe('a request to a system outside', () => {
  test('is JSON that the other side can check, and brings its JSON back', async () => {
    const outside = await receiver({ secret: SECRET })
    expect(await ask(outside.url, {}, HERE)).toEqual({ ok: true, status: 200, body: { ok: true } })
    expect(outside.received).toMatchObject([{ path: '/hook', body: '{"hello":"ção"}', signed: true }])
  })

  test('is worth nothing under another secret, with another body, or after five minutes', () => {
    const at = new Date('2026-11-23T10:00:00Z')
    const header = signatureOf('{}', SECRET, at)
    const later = (ms: number) => new Date(at.getTime() + ms)
    expect(isSigned('{}', header, SECRET, later(299_000))).toBe(true)
    expect(isSigned('{}', header, SECRET, later(301_000))).toBe(false)
    expect(isSigned('{"a":1}', header, SECRET, at)).toBe(false)
    expect(isSigned('{}', header, `${SECRET}x`, at)).toBe(false)
  })

  test('takes an answer that is not JSON for an answer without words', async () => {
    const outside = await receiver({ secret: SECRET, answer: (response) => response.end('OK') })
    expect(await ask(outside.url, {}, HERE)).toEqual({ ok: true, status: 200, body: undefined })
  })
})

describe('what goes wrong outside', () => {
  test('a status that is not of success is told without what came with it', async () => {
    const outside = await receiver({
      secret: SECRET,
      answer: (response) => response.writeHead(503).end('{"secret":"of theirs"}'),
    })
    expect(await ask(outside.url, {}, HERE)).toEqual({ ok: false, fault: 'status', status: 503 })
  })

  test.each([301, 302, 303, 307, 308])('a redirection (%i) is not followed', async (status) => {
    const outside = await receiver({
      secret: SECRET,
      answer: (response, { path }) =>
        path === '/hook' ? response.writeHead(status, { location: '/inner' }).end() : response.end('{}'),
    })
    expect(await ask(outside.url, {}, HERE)).toEqual({ ok: false, fault: 'redirected', status })
    expect(outside.received).toHaveLength(1)
  })

  test('an answer without end is cut off', async () => {
    const outside = await receiver({
      secret: SECRET,
      answer: (response) => {
        const more = () => {
          while (response.write('x'.repeat(16_384)));
        }
        response.on('drain', more)
        more()
      },
    })
    expect(await ask(outside.url, { maxBytes: 50_000 }, HERE)).toMatchObject({ fault: 'too_large' })
  })

  test('an answer that does not come, or drips, is not waited for', async () => {
    const silent = await receiver({ secret: SECRET, answer: () => {} })
    expect(await ask(silent.url, { timeoutMs: 80 }, HERE)).toEqual({ ok: false, fault: 'timed_out' })
    const dripping = await receiver({
      secret: SECRET,
      answer: (response) => {
        const drip = setInterval(() => response.write(' '), 10)
        response.on('close', () => clearInterval(drip))
      },
    })
    expect(await ask(dripping.url, { timeoutMs: 80 }, HERE)).toEqual({ ok: false, fault: 'timed_out' })
  })

  test('whoever asked may give up', async () => {
    const silent = await receiver({ secret: SECRET, answer: () => {} })
    const signal = AbortSignal.timeout(50)
    expect(await ask(silent.url, { signal }, HERE)).toEqual({ ok: false, fault: 'timed_out' })
  })

  test('nobody listens there, the name is unknown, or the connection breaks', async () => {
    const broken = await receiver({ secret: SECRET, answer: (response) => response.socket?.destroy() })
    expect(await ask(broken.url, {}, HERE)).toMatchObject({ fault: 'unreachable', detail: 'ECONNRESET' })
    expect(await ask('http://127.0.0.1:1/', {}, HERE)).toMatchObject({ detail: 'ECONNREFUSED' })
    const nobody = names(() => null)
    expect(await ask('https://erp.example/', {}, nobody)).toMatchObject({ fault: 'unknown_host' })
  })
})

describe('addresses that are nobody’s business (A83)', () => {
  const forbidden = [
    'http://127.0.0.1/',
    'http://127.1/',
    'http://[::1]/',
    'http://169.254.169.254/latest/meta-data',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://127.0.0.1./',
    'http://１２７.０.０.１/',
    'http://0/',
    'http://10.1.2.3/',
    'http://172.16.9.9/',
    'http://192.168.0.1/',
    'http://100.64.0.1/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:0:1::]/',
    'http://[fc00::1]/',
    'http://[fe80::1]/',
    'http://[ff02::1]/',
  ]
  test.each(forbidden)('%s is refused, however it is written', async (url) => {
    expect(await ask(url)).toEqual({ ok: false, fault: 'private_address' })
  })

  test.each([
    'file:///etc/passwd',
    'gopher://example.com/',
    'ftp://example.com/',
    'javascript:alert(1)',
    'https://user:password@example.com/',
    'https://',
    'exemplo',
    '',
  ])('%s is no address of a system', async (url) => {
    expect(await ask(url)).toEqual({ ok: false, fault: 'bad_address' })
  })

  test('a name of a private address is refused when it connects, localhost too', async () => {
    const outside = await receiver({ secret: SECRET })
    const inside = names(() => [{ address: '127.0.0.1', family: 4 }])
    expect(await ask(`http://10.0.0.1.nip.example:${outside.port}/`, {}, inside)).toMatchObject({
      fault: 'private_address',
    })
    expect(await ask(`http://localhost:${outside.port}/`)).toMatchObject({ fault: 'private_address' })
    expect(outside.received).toEqual([])
  })

  test('one private address among public ones refuses them all', async () => {
    const mixed = names(() => [
      { address: '93.184.216.34', family: 4 },
      { address: '::ffff:10.0.0.1', family: 6 },
    ])
    expect(await ask('http://mixed.example/', {}, mixed)).toMatchObject({ fault: 'private_address' })
  })

  test('a name that changes its mind (DNS rebinding) is asked once a connection, and what it said is what is reached', async () => {
    const outside = await receiver({ secret: SECRET })
    let asked = 0
    const rebinding = names(() => [{ address: asked++ === 0 ? '127.0.0.1' : '127.0.0.2', family: 4 }])
    const url = `http://rebinding.example:${outside.port}/`
    expect(await ask(url, {}, { ...rebinding, ...HERE })).toMatchObject({ ok: true })
    expect(asked).toBe(1)
    expect(await ask(url, {}, { ...rebinding, ...HERE })).toMatchObject({ fault: 'private_address' })
    expect(outside.received).toHaveLength(1)
  })

  test('a network is open to them when this installation says so', async () => {
    const allowed = networks(['10.2.0.0/16', 'fd00:1::/32', '192.168.7.7'])
    expect(mayReach('10.2.3.4', allowed)).toBe(true)
    expect(mayReach('10.3.0.1', allowed)).toBe(false)
    expect(mayReach('fd00:1::5', allowed)).toBe(true)
    expect(mayReach('192.168.7.7', allowed)).toBe(true)
    expect(mayReach('192.168.7.8', allowed)).toBe(false)
  })

  test('the public internet is open', () => {
    const none = networks([])
    for (const address of ['93.184.216.34', '8.8.8.8', '2606:4700::1111', '2804:14d::1'])
      expect(mayReach(address, none)).toBe(true)
    expect(mayReach('not an address', none)).toBe(false)
  })
})

function names(say: (name: string) => { address: string; family: number }[] | null) {
  const lookup = (name: string, _: unknown, answer: (...result: unknown[]) => void) => {
    const found = say(name)
    const missing = Object.assign(new Error('nobody'), { code: 'ENOTFOUND' })
    setImmediate(() => (found ? answer(null, found) : answer(missing, [])))
  }
  return { lookup: lookup as unknown as typeof dnsLookup }
}
