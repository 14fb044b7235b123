import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { freePort } from '../../engine/program/port.ts'
import { testDatabase } from '../database.ts'
import { answering, begin, bote } from './program.ts'

describe('bote start', () => {
  it('serves the panel without a token, prints the set-up link once ready, and ends with 0 on SIGTERM', async () => {
    const db = await testDatabase({ migrated: false })
    const port = await freePort(31_100, '127.0.0.1')
    const env = { DATABASE_URL: db.url, PORT: String(port), HOST: '127.0.0.1' }
    const program = await begin(['start'], { env })

    const [, link] = await program.saying(/(http:\/\/localhost:\d+\/setup\/[\w-]{43})/)
    expect((await fetch(link as string)).status).toBe(200)
    expect(await (await answering(`http://127.0.0.1:${port}/readyz`, 200)).json()).toEqual({
      ready: true,
      checks: { database: 'ok', space: 'ok', migrations: 'ok', jobs: 'ok' },
    })
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
    expect((await fetch(`http://127.0.0.1:${port}/metrics`)).status).toBe(401)
    const file = join(program.folder, 'data', 'secrets.json')
    const { metrics } = JSON.parse(await readFile(file, 'utf8'))
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`, {
      headers: { Authorization: `Bearer ${metrics}` },
    })
    expect(await answer.text()).toContain('bote_waiting{what="messages_out"} 0')

    const { code, out } = await program.stop()
    expect(code).toBe(0)
    for (const line of out.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('time')
    expect(out).not.toContain(link as string)
  })

  it('prints no set-up link when there is an operator', async () => {
    const db = await testDatabase({ migrated: false })
    const port = await freePort(31_150, '127.0.0.1')
    const env = { DATABASE_URL: db.url, PORT: String(port), HOST: '127.0.0.1' }
    const added = await bote(
      [
        'operator',
        'add',
        '--email',
        'ana@horizonte.example',
        '--name',
        'Ana Souza',
        '--role',
        'administrator',
        '--password-stdin',
      ],
      { env, input: 'capivara-azul-7431\n' },
    )
    expect(added).toMatchObject({ code: 0, out: expect.stringContaining('can sign in') })
    const program = await begin(['start'], { env })
    await program.saying(/"msg":"ready"/)
    const { code, err } = await program.stop('SIGINT')
    expect(code).toBe(0)
    expect(err).toBe('')
  })

  it('waits for a database that is away, says so, and goes on when it is there', async () => {
    const db = await testDatabase({ migrated: false })
    const real = new URL(db.url)
    const [port, proxyPort] = [await freePort(31_200, '127.0.0.1'), await freePort(31_250, '127.0.0.1')]
    const away = new URL(db.url)
    away.host = `127.0.0.1:${proxyPort}`
    const program = await begin(['start'], {
      env: { DATABASE_URL: away.href, PORT: String(port), HOST: '127.0.0.1' },
    })
    const state = await (await answering(`http://127.0.0.1:${port}/readyz`, 503)).json()
    expect(state).toMatchObject({
      ready: false,
      checks: { database: 'DatabaseUnavailable', jobs: 'starting' },
    })
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(503)

    const proxy = forwarding(real)
    await new Promise<void>((resolve) => proxy.listen(proxyPort, '127.0.0.1', resolve))
    await answering(`http://127.0.0.1:${port}/readyz`, 200)
    expect((await program.stop()).code).toBe(0)
    proxy.close()
  })

  it('ends at once with a line when the port is taken', async () => {
    const db = await testDatabase({ migrated: false })
    const port = await freePort(31_300, '127.0.0.1')
    const squatter = createServer()
    await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve))
    const { code, err } = await bote(['start'], {
      env: { DATABASE_URL: db.url, PORT: String(port), HOST: '127.0.0.1' },
    })
    squatter.close()
    expect(code).toBe(1)
    expect(err).toBe(`port ${port} is in use: set PORT to a free one\n`)
  })

  it('plays only its roles: a worker serves probes and no page', async () => {
    const db = await testDatabase({ migrated: false })
    const port = await freePort(31_350, '127.0.0.1')
    const program = await begin(['start'], {
      env: { DATABASE_URL: db.url, PORT: String(port), HOST: '127.0.0.1', BOTE_ROLES: 'worker' },
    })
    await answering(`http://127.0.0.1:${port}/readyz`, 200)
    expect((await fetch(`http://127.0.0.1:${port}/sign-in`)).status).toBe(404)
    const { err } = await program.stop()
    expect(err).toBe('')
  })
})

describe('bote migrate', () => {
  it('brings an empty database up to date and ends', async () => {
    const db = await testDatabase({ migrated: false })
    const { code, out } = await bote(['migrate'], { env: { DATABASE_URL: db.url, LOG_LEVEL: 'silent' } })
    expect({ code, out }).toEqual({ code: 0, out: 'The database is up to date.\n' })
    const client = new pg.Client({ connectionString: db.url })
    await client.connect()
    const { rows } = await client.query('select count(*)::int as tickets from ticket')
    await client.end()
    expect(rows).toEqual([{ tickets: 0 }])
  })
})

/** A way to the real server that can be missing at first. */
function forwarding(to: URL) {
  return createServer(async (incoming) => {
    const { connect } = await import('node:net')
    const outgoing = connect({ host: to.hostname, port: Number(to.port) })
    incoming.pipe(outgoing).pipe(incoming)
    incoming.on('error', () => outgoing.destroy())
    outgoing.on('error', () => incoming.destroy())
  })
}
