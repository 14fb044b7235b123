import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { freePort } from '../../engine/program/port.ts'
import { answering, begin, bote } from './program.ts'

const cwd = mkdtempSync(join(tmpdir(), 'bote-demo-'))
afterAll(() => rm(cwd, { recursive: true, force: true }))

describe('bote demo', () => {
  it('brings up the desk, its panel and its phones with nothing but itself, and keeps what happened', {
    timeout: 120_000,
  }, async () => {
    const PORT = String(await freePort(34_000, '127.0.0.1'))
    const first = await demo(PORT)
    expect(await signIn(first)).toBe(303)
    const panel = `http://127.0.0.1:${new URL(first.panel).port}`
    expect(await (await answering(`${panel}/readyz`, 200)).json()).toMatchObject({ ready: true })
    expect((await fetch(`${first.phones}/chat/7001`)).status).toBe(200)
    const invite = await bote(['contact', 'invite', 'luana@ferraz.example'], {
      cwd,
      env: { BOTE_DATA_DIR: 'data/demo' },
    })
    const link = /http:\/\/localhost:\d+\/horizonte_bot\?start=([\w-]{43})/.exec(invite.out)
    expect(await (await fetch(link?.[0] ?? 'about:blank')).text()).toContain(
      `/chat/7999?bot=horizonte_bot&amp;start=${link?.[1]}`,
    )
    const write = (action: string, body: object) =>
      fetch(`${first.phones}/chat/7999/${action}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
    expect((await write('start', {})).status).toBe(200)
    await write('say', { text: 'camila@belavista.example' })
    await first.program.saying(/✉ camila@belavista\.example .*\n\s+Seu código: \d{6}/)

    const backup = join(cwd, 'while-it-runs.tar.gz')
    const kept = await bote(['backup', backup], {
      cwd,
      env: { BOTE_DATA_DIR: 'data/demo', LOG_LEVEL: 'silent' },
    })
    expect(kept).toMatchObject({ code: 0, out: expect.stringMatching(/: 7\d tables, 0 attachments/) })
    const { code, err } = await first.program.stop('SIGINT')
    expect({ code, err }).toEqual({ code: 0, err: '' })

    const second = await demo(PORT, { CHROMIUM_PATH: '/nowhere/chromium' })
    await second.program.saying(
      /WhatsApp is left out, as it needs Chromium and none was found: apt-get install/,
    )
    expect((await fetch(`${second.phones}/whatsapp/own`)).status).toBe(404)
    expect(second.password).not.toBe(first.password)
    expect(await signIn(second)).toBe(303)
    expect(await signIn({ ...second, password: first.password })).not.toBe(303)
    expect((await second.program.stop()).code).toBe(0)
  })
})

async function demo(PORT: string, env: Record<string, string> = {}) {
  const program = await begin(['demo'], { cwd, env: { PORT, ...env } })
  await program.saying(/Ctrl\+C stops/, 60_000)
  const [, panel] = await program.saying(/Panel\s+(http:\/\/localhost:\d+)/)
  const [, phones] = await program.saying(/Customers' phones\s+(http:\/\/localhost:\d+)/)
  const [, email, password] = await program.saying(/administrator\s+(\S+@\S+)\s+(\S+)/)
  return {
    program,
    panel: panel as string,
    phones: phones as string,
    email: email as string,
    password: password as string,
  }
}

/** As a browser does it: the form, its anti-forgery token, its cookie. Answers the status. */
async function signIn({
  panel,
  email,
  password,
}: {
  panel: string
  email: string
  password: string
}): Promise<number> {
  const form = await fetch(`${panel}/sign-in`)
  const cookie = form.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const [, token = ''] = /name="_csrf" value="([^"]+)"/.exec(await form.text()) ?? []
  const answer = await fetch(`${panel}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ _csrf: token, email, password }),
  })
  return answer.status
}
