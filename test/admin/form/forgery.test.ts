import { expect, test } from 'vitest'
import { testPanel } from '../panel.ts'

const PROFILE = { name: 'Ana Souza', email: 'ana@bote.example' }

async function signedIn() {
  const panel = await testPanel()
  const ana = await panel.operator(PROFILE)
  return { panel, client: await panel.signIn(ana) }
}

test('a change needs the token of this very session', async () => {
  const { panel, client } = await signedIn()
  const bia = await panel.signIn(await panel.operator())
  await bia.get('/profile')
  const visitor = panel.visitor()
  await visitor.get('/sign-in')
  for (const _csrf of ['', 'made-up', await bia.csrf(), await visitor.csrf()]) {
    const { status, body } = await client.post('/profile', { ...PROFILE, notes: 'forged', _csrf })
    expect(status).toBe(403)
    expect(body).toContain('nada foi alterado')
  }
  expect((await client.post('/profile', { ...PROFILE, notes: 'mine' })).status).toBe(303)
  expect((await client.get('/profile')).body).not.toContain('forged')
})

test('the token may come in a header, as htmx sends it', async () => {
  const { client } = await signedIn()
  const token = await client.get('/profile').then(() => client.csrf())
  const { status } = await client.post('/profile', { ...PROFILE, _csrf: '' }, { 'X-CSRF-Token': token })
  expect(status).toBe(303)
})

test('a page of another site cannot change anything, even with a token', async () => {
  const { client } = await signedIn()
  const foreign: Record<string, string>[] = [
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
  ]
  for (const headers of foreign) expect((await client.post('/profile', PROFILE, headers)).status).toBe(403)
  const own = { Origin: client.url, 'Sec-Fetch-Site': 'same-origin' }
  expect((await client.post('/profile', PROFILE, own)).status).toBe(303)
})

test('sign-in itself cannot be forged', async () => {
  const panel = await testPanel()
  const ana = await panel.operator()
  const fields = { email: ana.email, password: ana.password, _csrf: 'x' }
  expect((await panel.visitor().post('/sign-in', fields)).status).toBe(403)
})
