import { expect, test } from 'vitest'
import { sql } from '../../../engine/index.ts'
import { testPanel } from '../panel.ts'

const PROFILE = { name: 'Ana Souza', email: 'ana@bote.example' }

async function signedIn() {
  const panel = await testPanel()
  const client = await panel.signIn(await panel.operator(PROFILE))
  await client.get('/profile')
  return { panel, client }
}

test.each([
  ['two values where one is expected', 'name=Ana&name=Bia'],
  ['a list by brackets', 'name[]=Ana'],
  ['an operator by brackets', 'name[$ne]='],
  ['a thousand levels', `name${'[a]'.repeat(1_000)}=1`],
  ['__proto__[role]', '__proto__[role]=administrator'],
  ['constructor', 'constructor=1'],
  ['a field that is not in the form', 'role=administrator'],
])('%s: 400, and nothing changes', async (_, extra) => {
  const { panel, client } = await signedIn()
  const form = new URLSearchParams(extra)
  for (const [name, value] of Object.entries(PROFILE)) if (!form.has(name)) form.set(name, value)
  const { status } = await client.post('/profile', form)
  expect(status).toBe(400)
  const [row] = await panel.db.rows<{ name: string; role: string }>(sql`select name, role from operator`)
  expect(row).toEqual({ name: 'Ana Souza', role: 'agent' })
  expect(({} as Record<string, unknown>).role).toBeUndefined()
})

test('what a person can mend is told beside the field, with everything typed kept', async () => {
  const { client } = await signedIn()
  const { status, body } = await client.post('/profile', {
    name: '  ',
    email: 'ana@',
    phone: '1'.repeat(41),
    notes: '</textarea><script>alert(1)</script>',
  })
  expect(status).toBe(422)
  expect(body).toContain('Preencha este campo.')
  expect(body).toContain('Este e-mail não parece completo.')
  expect(body).toContain('Use no máximo 40 caracteres.')
  expect(body).toContain('&lt;/textarea>&lt;script>')
  expect(body).not.toContain('<script>alert')
  expect(body).toMatch(/id="field-email"[^>]*aria-invalid="true"/)
})

test('__proto__ is nobody', async () => {
  const { panel, client } = await signedIn()
  await client.post('/profile', new URLSearchParams({ ...PROFILE, ['__proto__']: 'administrator' }))
  expect(await panel.db.rows(sql`select role from operator`)).toEqual([{ role: 'agent' }])
  expect(Object.keys(Object.prototype)).toEqual([])
})

test('NUL is taken out', async () => {
  const { panel, client } = await signedIn()
  expect((await client.post('/profile', { ...PROFILE, notes: 'a\0b' })).status).toBe(303)
  expect(await panel.db.rows(sql`select notes from operator`)).toEqual([{ notes: 'ab' }])
})

test('a body beyond all measure is refused, and the panel lives', async () => {
  const { client } = await signedIn()
  expect((await client.post('/profile', { ...PROFILE, notes: 'x'.repeat(2_000_000) })).status).toBe(413)
  const many = new URLSearchParams(Array.from({ length: 10_000 }, (_, n) => [`f${n}`, '1']))
  expect((await client.post('/profile', many)).status).toBe(413)
  const json = await client.send('POST', '/profile', {
    body: JSON.stringify({ name: { $ne: '' } }),
    headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': await client.csrf() },
  })
  expect(json.status).toBe(422)
  expect((await client.get('/profile')).status).toBe(200)
})
