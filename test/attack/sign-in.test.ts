import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BadConfiguration, readConfig, SYSTEM, sql } from '../../engine/index.ts'
import { testPanel } from '../admin/panel.ts'

type Panel = Awaited<ReturnType<typeof testPanel>>

/** The code in the newest mail to somebody, as the page wants it. */
async function codeMailedTo(panel: Panel, email: string): Promise<string> {
  const { payload } = await panel.db.one<{ payload: unknown }>(
    sql`select payload from outbox_message where channel = 'email' and lane = ${email} order by id desc limit 1`,
  )
  return JSON.stringify(payload)
    .match(/\d{3} \d{3}/)![0]
    .replace(' ', '')
}

async function recovering(panel: Panel, email: string) {
  const client = panel.visitor()
  await client.post('/recovery', { email })
  return { client, code: await codeMailedTo(panel, email) }
}

const isRefused = ({ status, location }: { status: number; location: string | null }) =>
  location === null && [400, 401, 422, 429].includes(status)

test('A50, A51: a known e-mail opens with its password alone: not empty, not its hash, not a list, not another case', async () => {
  const panel = await testPanel()
  const ana = await panel.operator()
  const { passwordHash } = await panel.db.one<{ passwordHash: string }>(
    sql`select password_hash from operator where id = ${ana.id}`,
  )
  const tries = [
    '',
    ' ',
    passwordHash,
    ana.password.toUpperCase(),
    `${ana.password} `,
    ` ${ana.password}`,
    'true',
    'null',
    `${ana.password}\0x`,
    "' or '1'='1",
    'x'.repeat(1_001),
  ]
  for (const password of tries) {
    await panel.db.query(sql`delete from throttle`)
    const answered = await panel.visitor().post('/sign-in', { email: ana.email, password })
    expect({ password, refused: isRefused(answered) }).toEqual({ password, refused: true })
  }
  for (const shape of [
    `password=${encodeURIComponent(ana.password)}&password=x`,
    `password[]=${ana.password}`,
    'password[$ne]=x',
    'password[$gt]=',
  ]) {
    const client = panel.visitor()
    const csrf = await client.csrf()
    const answered = await client.send('POST', '/sign-in', {
      body: `_csrf=${csrf}&email=${ana.email}&${shape}`,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    })
    expect({ shape, refused: isRefused(answered) }).toEqual({ shape, refused: true })
  }
})

test('A54: a recovered password ends every session there was', async () => {
  const panel = await testPanel()
  const ana = await panel.operator()
  const before = await panel.signIn(ana)
  const { client, code } = await recovering(panel, ana.email)
  expect((await before.get('/profile')).status).toBe(200)
  expect((await client.post('/recovery/code', { code })).location).toBe('/sign-in')
  expect((await before.get('/profile')).location).toMatch(/^\/sign-in/)
  const old = await panel.visitor().post('/sign-in', { email: ana.email, password: ana.password })
  expect(old.status).toBe(401)
})

test('A54: a live page of somebody who was deactivated hears nothing more', async () => {
  const panel = await testPanel()
  const ana = await panel.operator()
  const client = await panel.signIn(ana)
  await panel.engine.operators.deactivate(SYSTEM, ana.id)
  const live = await client.get('/live')
  expect(live.location).toMatch(/^\/sign-in/)
})

test('A56: two hundred guesses at once burn the code after five, and the right one is refused from then on', async () => {
  const panel = await testPanel()
  const ana = await panel.operator()
  const { client, code } = await recovering(panel, ana.email)
  const csrf = await client.csrf()
  const guesses = Array.from({ length: 200 }, (_, n) =>
    String((Number(code) + 1 + n) % 1_000_000).padStart(6, '0'),
  )
  const answers = await Promise.all(
    guesses.map((guess) => client.post('/recovery/code', { code: guess, _csrf: csrf })),
  )
  expect([...new Set(answers.map(({ status }) => status))].sort()).toEqual([422, 429])
  const { left } = await panel.db.one<{ left: number }>(
    sql`select tries_left as left from one_time_secret where purpose = 'operator.recovery'`,
  )
  expect(left).toBe(0)
  await panel.db.query(sql`delete from throttle`)
  expect(isRefused(await client.post('/recovery/code', { code, _csrf: csrf }))).toBe(true)
  expect((await panel.visitor().post('/sign-in', { email: ana.email, password: ana.password })).status).toBe(
    303,
  )
})

test('A57: nothing, spaces, null, lists and other people’s codes never match; spaces inside the right one do', async () => {
  const panel = await testPanel()
  const ana = await panel.operator()
  const bia = await panel.operator()
  const { client, code } = await recovering(panel, ana.email)
  const other = await recovering(panel, bia.email)
  for (const guess of [
    '',
    ' ',
    '-',
    'null',
    'undefined',
    '%00',
    '000000%',
    other.code === code ? 'x' : other.code,
  ])
    expect({ guess, refused: isRefused(await client.post('/recovery/code', { code: guess })) }).toEqual({
      guess,
      refused: true,
    })
  const again = await recovering(panel, ana.email)
  expect(isRefused(await again.client.post('/recovery/code', { code }))).toBe(again.code !== code)
  const latest = await recovering(panel, ana.email)
  const spaced = ` ${latest.code.slice(0, 3)} ${latest.code.slice(3)} `
  expect((await latest.client.post('/recovery/code', { code: spaced })).location).toBe('/sign-in')
  expect(isRefused(await latest.client.post('/recovery/code', { code: latest.code }))).toBe(false)
  expect((await latest.client.post('/recovery/code', { code: latest.code })).location).toBe('/recovery')
})

test('A57: an e-mail in other letters or with spaces around it has the same tries and the same code', async () => {
  const panel = await testPanel()
  const ana = await panel.operator()
  for (const spelling of [ana.email.toUpperCase(), ` ${ana.email}`, `${ana.email} `]) {
    await panel.visitor().post('/recovery', { email: spelling })
    const { secrets } = await panel.db.one<{ secrets: number }>(
      sql`select count(*)::int as secrets from one_time_secret where purpose = 'operator.recovery'`,
    )
    expect({ spelling, secrets }).toEqual({ spelling, secrets: 1 })
  }
  const statuses = []
  for (let n = 0; n < 25; n++) {
    await panel.db.query(sql`delete from throttle where key like 'sign-in/network%'`)
    const email = n % 2 === 0 ? ana.email.toUpperCase() : ` ${ana.email} `
    statuses.push((await panel.visitor().post('/sign-in', { email, password: 'x' })).status)
  }
  expect(statuses.at(-1)).toBe(429)
})

test('A57: a sealed e-mail of another purpose, changed or made up is not believed', async () => {
  const panel = await testPanel()
  const ana = await panel.operator()
  const { client } = await recovering(panel, ana.email)
  const sealed = client.cookies.get('bote.recovery')!
  const [body, signature] = decodeURIComponent(sealed).split('.')
  const forged = Buffer.from(JSON.stringify('bia@bote.example')).toString('base64url')
  for (const cookie of [
    `${forged}.${signature}`,
    `${body}.`,
    `.${signature}`,
    body!,
    `${body}.${signature!.toLowerCase()}x`,
    'x.y',
    '%',
    '.',
    'null.null',
  ]) {
    const visitor = panel.visitor()
    visitor.cookies.set('bote.recovery', cookie)
    expect({ cookie, at: (await visitor.get('/recovery/code')).location }).toEqual({
      cookie,
      at: '/recovery',
    })
  }
})

test('A59: a thousand addresses in a header, or of one IPv6 network, are one address', {
  timeout: 60_000,
}, async () => {
  const panel = await testPanel()
  const statuses = new Set<number>()
  for (let n = 0; n < 40; n++) {
    const { status } = await panel.visitor().post(
      '/sign-in',
      { email: `x${n}@bote.example`, password: 'x' },
      {
        'X-Forwarded-For': `203.0.113.${n}, 2001:db8::${n}`,
        Forwarded: `for=203.0.113.${n}`,
        'X-Real-IP': `203.0.113.${n}`,
        'CF-Connecting-IP': `<script>${n}`,
        'True-Client-IP': `203.0.113.${n}`,
      },
    )
    statuses.add(status)
  }
  expect([...statuses]).toEqual([401, 429])
  const proxied = await testPanel({ config: { trustProxy: ['127.0.0.1/32'] } })
  const last: number[] = []
  for (let n = 0; n < 12; n++) {
    const { status } = await proxied
      .visitor()
      .post(
        '/sign-in',
        { email: `y${n}@bote.example`, password: 'x' },
        { 'X-Forwarded-For': `2001:db8:1:2:${n}::${n}` },
      )
    last.push(status)
  }
  expect(last.at(-1)).toBe(429)
})

test('A60: a secret that is missing is made, one that is weak or stands in our own examples refuses to start', () => {
  const files = ['README.md', 'compose.yaml', '.env.example', 'Dockerfile'].map((file) => {
    return readFileSync(join(import.meta.dirname, '../..', file), 'utf8')
  })
  const shown = files.flatMap((text) =>
    [
      ...text.matchAll(
        /^[#\s-]*(?:SESSION_SECRET|METRICS_TOKEN|TELEGRAM_WEBHOOK_SECRET)[=:][ \t]*["']?([^\s"'$#]+)/gm,
      ),
    ].map(([, value]) => value!),
  )
  for (const value of [
    ...shown,
    'x',
    'changeme-changeme-changeme-changeme',
    'secretsecretsecretsecretsecretsecret',
    '1'.repeat(64),
    'password'.repeat(8),
  ])
    for (const name of ['SESSION_SECRET', 'METRICS_TOKEN'])
      expect(() => readConfig({ [name]: value }), `${name}=${value}`).toThrow(BadConfiguration)
  expect(readConfig({}).sessionSecret).toBeNull()
})

test('A62, A63: a link serves one purpose once; looking at it, by a person or a scanner, spends nothing', async () => {
  const panel = await testPanel()
  const token = (await panel.engine.setup.setupLink())!.split('/').at(-1)!
  for (let n = 0; n < 3; n++) {
    expect((await panel.visitor().get(`/setup/${token}`)).status).toBe(200)
    expect((await panel.visitor().send('HEAD', `/setup/${token}`)).status).toBe(200)
  }
  expect((await panel.visitor().get(`/welcome/${token}`)).status).toBe(404)
  for (const changed of [
    token.toLowerCase(),
    token.slice(0, -1),
    `${token}x`,
    `${token}%00`,
    ` ${token}`,
    'x'.repeat(43),
    '%',
    '__proto__',
  ]) {
    if (changed === token) continue
    const { status } = await panel.visitor().get(`/setup/${encodeURIComponent(changed)}`)
    expect({ changed, status }).toEqual({ changed, status: 404 })
  }
  const first = {
    name: 'Ana',
    email: 'ana@bote.example',
    newPassword: 'navegar e preciso',
    repeated: 'navegar e preciso',
  }
  const client = panel.visitor()
  await client.get(`/setup/${token}`)
  expect((await client.post(`/setup/${token}`, first)).location).toBe('/')
  const second = await panel.visitor().post(`/setup/${token}`, { ...first, email: 'eve@bote.example' })
  expect(second.status).toBe(404)
  const { operators } = await panel.db.one<{ operators: number }>(
    sql`select count(*)::int as operators from operator`,
  )
  expect(operators).toBe(1)
})

test('what proves something is compared in constant time, never by ===', () => {
  const root = join(import.meta.dirname, '../..')
  const faults = ['admin', 'bots/bot-api', 'bots/operator', 'bots/telegram', 'engine'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) =>
        readFileSync(join(root, folder, file), 'utf8')
          .split('\n')
          .filter((line) => !/typeof /.test(line))
          .filter((line) =>
            /\b(hash|token|secret|signature|digest|csrf|passwordHash)\b\)?\s*[!=]==(?!\s*(null|undefined|NO_PASSWORD|'|"))/i.test(
              line,
            ),
          )
          .map((line) => `${folder}/${file}: ${line.trim()}`),
      ),
  )
  expect(faults).toEqual([])
})
