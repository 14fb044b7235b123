import { expect, test } from 'vitest'
import { SYSTEM, sql } from '../../../engine/index.ts'
import { testPanel } from '../panel.ts'

test('the session begins under a new id, and the old one is worth nothing', async () => {
  const panel = await testPanel()
  const ana = await panel.operator()
  const client = await panel.signIn(ana)
  const first = client.cookies.get('bote.sid')!
  client.cookies.delete('bote.visitor')
  await client.post('/sign-in', { email: ana.email, password: ana.password, _csrf: await client.csrf() })
  const second = client.cookies.get('bote.sid')!
  expect(second).not.toBe(first)

  const thief = panel.visitor()
  thief.cookies.set('bote.sid', first)
  expect((await thief.get('/profile')).location).toMatch(/^\/sign-in/)
  expect((await client.get('/profile')).status).toBe(200)
})

test('a planted session id is not adopted', async () => {
  const panel = await testPanel()
  const ana = await panel.operator()
  const victim = panel.visitor()
  victim.cookies.set('bote.sid', 's%3Aplanted.signature')
  await victim.post('/sign-in', { email: ana.email, password: ana.password })
  expect(victim.cookies.get('bote.sid')).not.toContain('planted')
  expect((await victim.get('/profile')).status).toBe(200)
})

test('signing out ends the session in the database', async () => {
  const panel = await testPanel()
  const client = await panel.signIn(await panel.operator())
  const stolen = client.cookies.get('bote.sid')!
  await client.get('/profile')
  expect((await client.post('/sign-out')).location).toBe('/sign-in')
  client.cookies.set('bote.sid', stolen)
  expect((await client.get('/profile')).location).toMatch(/^\/sign-in/)
  expect(await panel.db.rows(sql`select 1 from session`)).toHaveLength(0)
})

test('a wrong password and an unknown e-mail read alike; what was typed stays but the password', async () => {
  const panel = await testPanel()
  const ana = await panel.operator()
  const client = panel.visitor()
  const wrong = await client.post('/sign-in', { email: ana.email, password: 'wrong password' })
  const unknown = await client.post('/sign-in', { email: 'ninguem@bote.example', password: 'wrong password' })
  expect([wrong.status, unknown.status]).toEqual([401, 401])
  expect(wrong.body).toContain('E-mail ou senha não conferem')
  expect(wrong.body).toContain(`value="${ana.email}"`)
  expect(wrong.body).not.toContain('wrong password')
  const bare = (body: string) => body.replaceAll(ana.email, '@').replaceAll('ninguem@bote.example', '@')
  expect(bare(unknown.body)).toBe(bare(wrong.body))
})

test('too many tries are told how long to wait, whatever address the request claims to come from', async () => {
  const panel = await testPanel()
  const client = panel.visitor()
  const statuses: number[] = []
  for (let n = 0; n < 6; n++) {
    const { status, headers, body } = await client.post(
      '/sign-in',
      { email: `a${n}@bote.example`, password: 'x' },
      { 'X-Forwarded-For': `198.51.100.${n}` },
    )
    statuses.push(status)
    if (status === 429) {
      expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0)
      expect(body).toContain('Muitas tentativas')
    }
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
})

test('behind a proxy that is trusted, the address it names counts', async () => {
  const panel = await testPanel({ config: { trustProxy: ['127.0.0.1/32'] } })
  const client = panel.visitor()
  for (let n = 0; n < 7; n++) {
    const { status } = await client.post(
      '/sign-in',
      { email: `a${n}@bote.example`, password: 'x' },
      { 'X-Forwarded-For': `198.51.100.${n}` },
    )
    expect(status).toBe(401)
  }
})

test('afterwards one is where one was going, and never on another site', async () => {
  const panel = await testPanel()
  const ana = await panel.operator()
  const client = panel.visitor()
  expect((await client.get('/profile?x=1&y=2')).location).toBe('/sign-in?returnTo=%2Fprofile%3Fx%3D1%26y%3D2')
  for (const [returnTo, place] of [
    ['/profile?x=1', '/profile?x=1'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https:evil.example', '/'],
    ['https://evil.example/', '/'],
    ['/%2f%2fevil.example', '/'],
    ['/\t/evil.example', '/'],
    ['javascript:alert(1)', '/'],
  ]) {
    const { location } = await panel
      .visitor()
      .post('/sign-in', { email: ana.email, password: ana.password, returnTo: returnTo! })
    expect({ returnTo, location }).toEqual({ returnTo, location: place })
  }
})

test('cookies are out of reach of scripts, and travel only encrypted when the panel is', async () => {
  const plain = await testPanel()
  const ana = await plain.operator()
  const answered = await plain.visitor().post('/sign-in', { email: ana.email, password: ana.password })
  const line = answered.headers.getSetCookie().find((cookie) => cookie.startsWith('bote.sid='))!
  expect(line).toMatch(/; HttpOnly/)
  expect(line).toMatch(/; SameSite=Lax/)
  expect(line).not.toMatch(/; Secure/)

  const https = await testPanel({
    config: { publicUrl: new URL('https://bote.example'), trustProxy: ['127.0.0.1/32'] },
  })
  const bia = await https.operator()
  const secured = await https
    .visitor()
    .post(
      '/sign-in',
      { email: bia.email, password: bia.password },
      { 'X-Forwarded-Proto': 'https', Origin: 'https://bote.example' },
    )
  const cookies = secured.headers.getSetCookie()
  expect(cookies.find((cookie) => cookie.startsWith('bote.sid='))).toMatch(/; Secure/)
  expect(secured.headers.get('Strict-Transport-Security')).toContain('max-age')
})

test('a changed role or password, or deactivation, ends the session at the next click', async () => {
  const panel = await testPanel()
  const bia = await panel.operator({ role: 'agent' })
  let client = await panel.signIn(bia)
  await panel.engine.operators.changeRole(SYSTEM, bia.id, 'supervisor')
  expect((await client.get('/profile')).location).toMatch(/^\/sign-in/)

  client = await panel.signIn(bia)
  const other = await panel.signIn(bia)
  const next = 'o rio corre para o mar'
  const changed = await client.post('/profile/password', {
    currentPassword: bia.password,
    newPassword: next,
    repeated: next,
  })
  expect(changed.location).toBe('/profile')
  expect((await client.get('/profile')).status).toBe(200)
  expect((await other.get('/profile')).location).toMatch(/^\/sign-in/)

  await panel.engine.operators.deactivate(SYSTEM, bia.id)
  expect((await client.get('/profile')).location).toMatch(/^\/sign-in/)
})

test('a session ends after a week however busy, and after twelve idle hours', async () => {
  const panel = await testPanel()
  const client = await panel.signIn(await panel.operator())
  await panel.db.query(sql`
    update session set sess = jsonb_set(sess::jsonb, '{startedAt}', to_jsonb(${Date.now() - 7 * 86_400_000}::bigint))::json`)
  expect((await client.get('/profile')).location).toMatch(/^\/sign-in/)

  const idle = await panel.signIn(await panel.operator())
  const [{ hours } = { hours: 0 }] = await panel.db.rows<{ hours: number }>(
    sql`select extract(epoch from expire - localtimestamp)::float / 3600 as hours from session order by expire desc limit 1`,
  )
  expect(hours).toBeCloseTo(12, 0)
  await panel.db.query(sql`update session set expire = localtimestamp - interval '1 second'`)
  expect((await idle.get('/profile')).location).toMatch(/^\/sign-in/)
})

test('text typed while the session ended is there again after signing in', async () => {
  const panel = await testPanel()
  const ana = await panel.operator({ name: 'Ana Souza' })
  const page = await panel.browse(ana)
  await page.goto('/profile')
  await page.getByLabel('Observações').fill('Um texto longo que ninguém quer digitar duas vezes.')
  await panel.db.query(sql`delete from session`)
  await page.getByRole('button', { name: 'Salvar' }).click()
  await page.getByText('Sua sessão terminou').waitFor()
  await page.getByLabel('E-mail').fill(ana.email)
  await page.getByLabel('Senha').fill(ana.password)
  await page.getByRole('button', { name: 'Entrar' }).click()
  await page.waitForURL('**/profile')
  expect(await page.getByLabel('Observações').inputValue()).toContain('ninguém quer digitar')
})
